// The timetable by mouse, by touch and by keyboard, and what others change in it. Without this file forms do the same.
(() => {
  const $ = (what, from = document) => from.querySelector(what);
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const root = $('#editor'), words = JSON.parse(root.dataset.words), edits = 'edits' in root.dataset;
  const rtl = document.dir === 'rtl', wide = matchMedia('(min-width:48rem)'), PACE = 1500;
  // An own move is shown at once; what follows from it elsewhere on the page is put right in a calm moment.
  const CALM = 2500;
  let board, number, held = null, drag = null, tidyAt = 0, timer = 0, asking = false, next = '', queue = Promise.resolve();
  const bumped = new Map();

  const fill = (text, gaps) => text.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
  const say = (text) => { $('#say').textContent = text; };
  const clock = (minute) => [minute / 60 | 0, minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const item = (id) => $(`[data-item="${id}"]`, board);
  const rooms = () => all('.room[data-room]', board);
  const days = () => all('.tab[data-day]', board);
  const first = () => +board.dataset.first, last = () => first() + board.dataset.rows * 5, step = () => +board.dataset.step;
  const lay = (el, at) => ['r', 'n', 'c', 'w', 'lane', 'lanes'].forEach((name, i) => el.style.setProperty(`--${name}`, at[i]));

  // Half an hour has two lines, less has one.
  function size(el, minutes) {
    el.classList.toggle('ev-brief', minutes < 30);
    el.classList.toggle('ev-tight', minutes >= 30 && minutes < 40);
  }

  function layOut() {
    board = $('#board');
    number = +board.dataset.number;
    const grid = $('#grid');
    grid.style.setProperty('--rooms', Math.max(board.dataset.rooms, 1));
    grid.style.setProperty('--rows', board.dataset.rows);
    all('.room:not(.corner)', grid).forEach((room, i) => room.style.setProperty('--c', i + 1));
    all('.hour', grid).forEach((hour) => hour.style.setProperty('--r', hour.dataset.row));
    all('[data-at]', grid).forEach((el) => lay(el, el.dataset.at.split(' ')));
    if (edits && wide.matches) all('.grip', board).forEach((grip) => { grip.setAttribute('role', 'button'); grip.setAttribute('aria-pressed', 'false'); });
    if (held) lift();
  }

  function put(answer) {
    const focus = document.activeElement?.id, { scrollTop, scrollLeft } = $('#gridbox');
    for (const [id, html] of [['board', answer.board], ['head-acts', answer.head]]) {
      const fresh = document.createElement('template');
      fresh.innerHTML = html;
      $(`#${id}`).replaceWith(fresh.content.firstElementChild);
    }
    layOut();
    tidyAt = 0;
    $('#gridbox').scrollTo(scrollLeft, scrollTop);
    const to = document.getElementById(next || focus) || ((held || next) && $('#gridbox'));
    if (to && document.activeElement === document.body) to.focus({ preventScroll: !next });
    next = '';
  }

  // ---- what is asked of the server, and what it says
  async function ask(url, body) {
    const answer = await fetch(url, { method: body ? 'POST' : 'GET', body, headers: { Accept: 'application/json' }, cache: 'no-store', redirect: 'manual' });
    if (answer.type === 'opaqueredirect' || answer.status === 401) { location.reload(); throw new Error('signed out'); }
    if (answer.status === 204) return null;
    const said = await answer.json().catch(() => ({}));
    return { ...said, status: answer.status };
  }
  const draft = (day, whole) => ask(`${root.dataset.draft}?${new URLSearchParams({ since: number, day, ...(whole && { whole: 1 }) })}`);

  function tell(title, lines = [], acts = [], tone = 'wait') {
    const note = document.createElement('div'), box = document.createElement('div');
    note.className = `notice ${tone}`;
    box.className = 'row';
    for (const text of [title, ...lines]) { const p = document.createElement('p'); p.textContent = text; p.className = text === title ? 'strong' : 'small'; note.append(p); }
    for (const [text, act] of [...acts, ...(acts.length ? [] : [[words.close, () => {}]])]) {
      const button = document.createElement('button');
      button.type = 'button'; button.className = 'btn btn-2 btn-s'; button.textContent = text;
      button.addEventListener('click', () => { note.remove(); act(); });
      box.append(button);
    }
    note.append(box);
    $('#told').replaceChildren(...all('#told .notice').filter((old) => 'stays' in old.dataset), note);
    if (acts.length) note.dataset.stays = ''; else setTimeout(() => note.remove(), 12000);
  }

  const hear = ({ words: [one, ...more] }) => { if (one) tell(one, more, [], 'info'); };

  async function look(whole = false) {
    clearTimeout(timer);
    if (whole) tidyAt = 1;
    if (!document.hidden && !asking && !drag) {
      asking = true;
      try {
        const { day } = board.dataset, answer = await draft(day, tidyAt && Date.now() > tidyAt && (whole || !held));
        // What was asked before an own move or a step to another day comes too late.
        if (answer?.board && !drag && day === board.dataset.day && answer.number >= number) { put(answer); hear(answer); }
      } catch { /* asked again in a moment */ } finally { asking = false; }
    }
    clearTimeout(timer);
    timer = setTimeout(look, PACE);
  }

  async function go(day, keep) {
    const answer = await draft(day, true).catch(() => null);
    if (!answer?.board) return tell(words.away);
    put(answer);
    hear(answer);
    if (!keep) history.pushState(null, '', $('.tab[aria-current]', board)?.href || location.href);
    if (held) { held.at.day = board.dataset.day; show(); }
  }

  // ---- a move
  function send(move) {
    queue = queue.then(async () => {
      let revision = move.revision;
      while (bumped.has(`${move.id} ${revision}`)) revision = bumped.get(`${move.id} ${revision}`);
      const { at } = move, body = new URLSearchParams({ form_token: $('#history [name=form_token]').value, revision, minutes: at.minutes, room: at.across ? '' : at.room, was: move.from.room });
      if (at.day) { body.set('day', at.day); body.set('starts', clock(at.start)); }
      const answer = await ask(move.url, body).catch(() => null);
      if (answer?.status === 200) return done(move, revision, answer);
      if (answer?.status === 409) {
        tell(answer.words, [fill(words.their_place, { place: answer.theirs }), fill(words.my_place, { place: answer.mine })], [
          [words.theirs, () => look(true)], [words.mine, () => send({ ...move, revision: answer.revision })]]);
      } else tell(answer?.words || words.away);
      say(`${answer?.words || words.away} ${fill(words.back, move)}`);
      all('[data-at]', board).forEach((el) => lay(el, el.dataset.at.split(' ')));
      return look(true);
    });
  }

  function done(move, revision, answer) {
    bumped.set(`${move.id} ${revision}`, answer.revision);
    if (answer.number === number + 1) number = answer.number;
    const el = item(move.id);
    $('#undo').disabled = false;
    $('#redo').disabled = true;
    const isHere = el?.dataset.at && answer.day === board.dataset.day && answer.first === first() && answer.rows === +board.dataset.rows;
    say([fill(words.moved, { name: move.name, place: answer.words }), clashes(move.id, answer.clashes || [], isHere)].filter(Boolean).join('. '));
    if (!isHere) return look(true);
    for (const [id, at] of Object.entries(answer.items)) { const one = item(id); if (one) { one.dataset.at = at.join(' '); lay(one, at); } }
    el.dataset.revision = answer.revision; el.dataset.minutes = answer.minutes; el.dataset.room = move.at.across ? '' : move.at.room;
    el.toggleAttribute('data-across', !!move.at.across); el.classList.toggle('in-all', !!move.at.across);
    size(el, answer.minutes);
    $('.num', el).textContent = answer.hours;
    tidyAt = Date.now() + CALM;
  }

  function clashes(id, lines, isHere) {
    const fresh = document.createElement('template'), list = $('#clashes');
    fresh.innerHTML = lines.map((line) => line.html).join('');
    const heard = [...fresh.content.children].map((line) => line.textContent.replace(/\s+/g, ' ').trim()).join('. ');
    if (isHere) {
      for (const line of all('[data-items]', list)) if (line.dataset.items.split(' ').includes(id)) line.remove();
      // As the page itself has them: what stops the publishing stands first.
      list.prepend(...all('[data-blocking]', fresh.content));
      list.append(fresh.content);
      const left = all('[data-items]', list);
      for (const el of all('#grid [data-item]')) {
        const ours = left.filter((line) => line.dataset.flag && line.dataset.items.split(' ').includes(el.dataset.item));
        const worst = ours.find((line) => 'blocking' in line.dataset) || ours[0];
        el.classList.toggle('clash', !!worst && 'blocking' in worst.dataset);
        el.classList.toggle('warned', !!worst && !('blocking' in worst.dataset));
        $('.flag', el).hidden = !worst;
        $('.flag span', el).textContent = worst?.dataset.flag || '';
      }
      $('#clash-count').textContent = left.length || '';
      $('#no-clash').hidden = left.length > 0;
    }
    return heard && fill(words.clashes, { words: heard });
  }

  // ---- an item in the hand
  function take(el, how) {
    const start = el.dataset.at ? first() + (el.dataset.at.split(' ')[0] - 1) * 5 : null, hours = $('.num time', el);
    const from = { day: start === null ? '' : board.dataset.day, start: start === null ? Math.max(first(), 540) : startOf(el, hours, start), room: el.dataset.room, across: 'across' in el.dataset, minutes: +el.dataset.minutes };
    const grip = $('.grip', el);
    held = { id: el.dataset.item, name: $('.name', el).textContent.trim(), url: grip.href, revision: +el.dataset.revision, how, from, at: { ...from, day: board.dataset.day } };
    if (!held.at.room && !held.at.across) held.at.room = rooms()[0]?.dataset.room || '';
    if (!rooms().length) held.at.across = true;
    lift();
    if (how === 'press') {
      document.body.classList.add('holding');
      $('#hold [data-what]').textContent = held.name;
      $('#hold [data-do=more]').href = held.url;
      $('#hold').hidden = false;
      show();
      say(fill(words.taken, held));
    }
  }
  // The hours that are written say it to the minute; the rows to five minutes.
  function startOf(el, time, rough) {
    const [hour, minute] = ($('.num', el).textContent.match(/\d+/g) || []).map(Number);
    return Number.isFinite(minute) ? hour * 60 + minute : rough;
  }

  function lift() {
    const el = item(held.id);
    $('.ghost', board)?.remove();
    if (el) { el.classList.add('lifted'); $('.grip', el).setAttribute('aria-pressed', 'true'); held.look = [el.className, el.innerHTML]; }
    held.ghost = document.createElement('article');
    [held.ghost.className, held.ghost.innerHTML] = held.look;
    held.ghost.classList.remove('lifted', 'clash', 'warned');
    held.ghost.classList.add('ghost');
    all('[id]', held.ghost).forEach((part) => part.removeAttribute('id'));
    held.ghost.inert = true;
    held.ghost.hidden = true;
    $('#grid').append(held.ghost);
    if (held.how === 'press') show();
  }

  function where() {
    const { at } = held, room = rooms().find((each) => each.dataset.room === at.room);
    const name = at.across || !room ? words.all : $('h3', room).textContent.trim();
    return fill(words.at, { day: board.dataset.words, hours: `${clock(at.start)}–${clock(at.start + at.minutes)}`, room: name });
  }

  function show() {
    const { at, ghost } = held;
    at.start = Math.max(first(), Math.min(last() - at.minutes, at.start));
    const column = Math.max(1, rooms().findIndex((each) => each.dataset.room === at.room) + 1);
    lay(ghost, [Math.floor((at.start - first()) / 5) + 1, Math.ceil(at.minutes / 5), at.across ? 1 : column, at.across ? Math.max(rooms().length, 1) : 1, 0, 1]);
    size(ghost, at.minutes);
    ghost.hidden = false;
    $('.num', ghost).textContent = `${clock(at.start)}–${clock(at.start + at.minutes)}`;
    if (held.how !== 'press') return;
    $('#hold [data-where]').textContent = where();
    $('#hold [data-do=across]').setAttribute('aria-pressed', !!at.across);
    ghost.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function letGo() {
    const was = held, el = item(was.id);
    was.ghost.remove();
    held = null;
    document.body.classList.remove('holding', 'dragging', 'sizing');
    if ($('#hold')) $('#hold').hidden = true;
    if (el) { el.classList.remove('lifted'); $('.grip', el).setAttribute('aria-pressed', 'false'); if (was.how === 'press') $('.grip', el).focus({ preventScroll: true }); }
    return was;
  }
  const back = () => say(fill(words.back, letGo()));

  function drop() {
    const { from, at, id } = held;
    if (['day', 'start', 'minutes'].every((part) => from[part] === at[part]) && !!from.across === !!at.across && (at.across || from.room === at.room)) return back();
    const was = letGo(), el = item(id);
    next = was.how === 'press' ? `grip-${id}` : '';
    if (el?.dataset.at && at.day === board.dataset.day) {
      const style = was.ghost.style;
      lay(el, ['r', 'n', 'c', 'w', 'lane', 'lanes'].map((name) => style.getPropertyValue(`--${name}`)));
    }
    send(was);
  }
  function wait() { if (!held.from.day) return back(); Object.assign(held.at, { day: '' }); drop(); }

  // ---- the place under a pointer
  function point(x, y) {
    const hours = all('.hour', board).map((hour) => hour.getBoundingClientRect().top), box = $('#gridbox').getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return null;
    const slot = hours.length > 1 ? (hours[1] - hours[0]) / 12 : 6, room = rooms().find((each) => { const r = each.getBoundingClientRect(); return x >= r.left && x < r.right; });
    return { minute: first() + (y - hours[0]) / slot * 5, room: room?.dataset.room };
  }
  const snap = (minute, round = Math.round) => round(minute / step()) * step();

  function aim(x, y) {
    const at = point(x, y), over = document.elementFromPoint(x, y);
    all('.over', board).forEach((el) => el.classList.remove('over'));
    drag.target = over?.closest('.tab[data-day],#waits');
    if (drag.target) { drag.target.classList.add('over'); held.ghost.hidden = true; return; }
    if (!at) { held.ghost.hidden = true; return; }
    if (drag.size) held.at.minutes = Math.max(5, step() > 15 ? 5 : step(), snap(at.minute) - held.at.start);
    else {
      held.at.start = snap(at.minute - drag.grab);
      if (!at.room) held.at.across = true;
      else if (!drag.across) { held.at.across = false; held.at.room = at.room; }
    }
    show();
  }

  function begin() {
    drag.on = true;
    clearTimeout(drag.timer);
    take(drag.el, 'drag');
    document.body.classList.add('dragging');
    document.body.classList.toggle('sizing', drag.size);
    drag.across = held.from.across;
    drag.grab = held.from.day && !drag.size ? Math.max(0, Math.min(held.from.minutes, (point(drag.x, drag.y)?.minute ?? held.from.start) - held.from.start)) : 0;
    drag.scroll = setInterval(() => {
      const box = $('#gridbox'), r = box.getBoundingClientRect(), pull = (at, low, high) => (at < low + 36 ? -12 : at > high - 36 ? 12 : 0);
      if (drag.lastX > r.left && drag.lastX < r.right && drag.lastY > r.top && drag.lastY < r.bottom) box.scrollBy(pull(drag.lastX, r.left, r.right), pull(drag.lastY, r.top, r.bottom));
    }, 40);
  }

  function end(isDrop) {
    const was = drag;
    drag = null;
    clearTimeout(was.timer);
    clearInterval(was.scroll);
    if (!was.on) return;
    all('.over', board).forEach((el) => el.classList.remove('over'));
    const still = (event) => { event.preventDefault(); event.stopPropagation(); };
    addEventListener('click', still, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', still, { capture: true }), 50);
    if (!isDrop || (held.ghost.hidden && !was.target)) return back();
    if (was.target?.id === 'waits') return wait();
    if (was.target) held.at = { ...held.from, day: was.target.dataset.day, room: held.from.room || held.at.room };
    return drop();
  }

  function listen() {
    addEventListener('pointerdown', (event) => {
      const el = event.target.closest('#board [data-item]');
      if (!el || event.button || held || drag || !wide.matches) return;
      const isTouch = event.pointerType === 'touch', hold = event.target.closest('.grip,.edge');
      drag = { el, id: event.pointerId, x: event.clientX, y: event.clientY, lastX: event.clientX, lastY: event.clientY, size: !!event.target.closest('.edge'), patient: isTouch && !hold };
      if (drag.patient) drag.timer = setTimeout(() => { begin(); aim(drag.x, drag.y); }, 400);
    });
    addEventListener('pointermove', (event) => {
      if (!drag || event.pointerId !== drag.id) return;
      drag.lastX = event.clientX; drag.lastY = event.clientY;
      if (!drag.on && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 6) return;
      if (!drag.on && drag.patient) { clearTimeout(drag.timer); drag = null; return; }
      if (!drag.on) begin();
      aim(event.clientX, event.clientY);
    });
    addEventListener('pointerup', (event) => { if (drag?.id === event.pointerId) end(true); });
    addEventListener('pointercancel', (event) => { if (drag?.id === event.pointerId) end(false); });
    addEventListener('touchmove', (event) => { if (drag?.on) event.preventDefault(); }, { passive: false });
    for (const name of ['dragstart', 'contextmenu']) addEventListener(name, (event) => { if (drag && (name === 'dragstart' || drag.patient)) event.preventDefault(); });

    addEventListener('click', (event) => {
      const grip = event.target.closest('.grip'), act = event.target.closest('[data-do]')?.dataset.do;
      if (grip && wide.matches) {
        event.preventDefault();
        const id = grip.closest('[data-item]').dataset.item, isSame = held?.id === id;
        if (held) back();
        if (!isSame) take(item(id), 'press');
      } else if (held?.how === 'press') {
        if (act === 'across') { held.at.across = !held.at.across; show(); say(where()); }
        else if (act === 'wait') wait();
        else if (act === 'drop') drop();
        else if (act === 'back') back();
        else if (event.target.closest('#waits')) { event.preventDefault(); wait(); }
        else if (event.target.closest('#grid')) {
          event.preventDefault();
          const at = point(event.clientX, event.clientY);
          if (!at) return;
          held.at.start = snap(at.minute, Math.floor);
          if (!at.room) held.at.across = true; else if (!held.from.across) Object.assign(held.at, { across: false, room: at.room });
          show();
          drop();
        }
      }
    });

    addEventListener('keydown', (event) => {
      const { key } = event, isTyping = event.target.matches('input:not([type=hidden]),select,textarea');
      if (key === 'Escape' && drag?.on) { end(false); return; }
      if ((event.ctrlKey || event.metaKey) && !isTyping && ['z', 'y'].includes(key.toLowerCase())) {
        event.preventDefault();
        $(event.shiftKey || key.toLowerCase() === 'y' ? '#redo' : '#undo').click();
        return;
      }
      const grip = event.target.closest('.grip');
      if (grip && wide.matches && !held && (key === ' ' || (event.shiftKey && /^Arrow(Up|Down)$/.test(key)))) { event.preventDefault(); grip.click(); if (key === ' ') return; }
      if (!held || held.how !== 'press' || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
      const { at } = held, move = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[key], tabs = days();
      if (event.target.closest('#hold') && (key === 'Enter' || key === ' ')) return;
      if (key === 'Enter' || key === ' ') drop();
      else if (key === 'Escape') back();
      else if (key === 'Delete') wait();
      else if (key === 'PageUp' || key === 'PageDown') {
        const other = tabs[tabs.findIndex((tab) => tab.dataset.day === board.dataset.day) + (key === 'PageUp' ? -1 : 1)];
        if (other) go(other.dataset.day).then(() => held && say(where()));
      } else if (!move) return;
      else if (/Up|Down/.test(key)) {
        if (event.shiftKey) at.minutes = Math.max(5, at.minutes + move * step());
        else at.start = snap(at.start + move * step(), move < 0 ? Math.ceil : Math.floor);
      } else {
        const ids = rooms().map((room) => room.dataset.room), place = (at.across ? -1 : ids.indexOf(at.room)) + move;
        at.across = place < 0 || !ids.length;
        if (!at.across) at.room = ids[Math.min(place, ids.length - 1)];
      }
      event.preventDefault();
      if (move && held) { show(); say(where()); }
    });

    addEventListener('submit', async (event) => {
      if (event.target.id !== 'history') return;
      event.preventDefault();
      if (held) back();
      const url = event.submitter?.getAttribute('formaction') || event.target.action, body = new URLSearchParams(new FormData(event.target));
      await queue;
      const answer = await ask(url, body).catch(() => null);
      if (answer?.status !== 200) { tell(answer?.words || words.away); look(true); return; }
      put(answer);
      say(answer.words);
    });
  }

  layOut();
  if (edits) { document.documentElement.classList.add('can-move'); listen(); }
  addEventListener('click', (event) => {
    const tab = event.target.closest('.tab[data-day]');
    if (!tab || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(tab.dataset.day);
  });
  addEventListener('popstate', () => go(new URLSearchParams(location.search).get('day') || '', true));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
  timer = setTimeout(look, PACE);
})();
