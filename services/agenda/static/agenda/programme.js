// Shows what one chose without asking the house again, marks what takes place now, and keeps the page for when there
// is no network. Without this file the form asks the house, and all else stands there in words.
(() => {
  const items = [...document.querySelectorAll('.item')];
  const form = document.querySelector('.choice-form');
  if (form && !location.search.match(/[?&](group|room|heard|whose)=[^&]/)) {
    const rooms = form.elements.room ? [...form.elements.room.options].slice(1).map((each) => each.value) : [];
    const fields = ['group', 'room', 'heard', 'whose'].filter((name) => form.elements[name]);
    // The rooms of the page are counted as in the whole programme; those of the form are those in use.
    const used = [...new Set(items.map((each) => each.dataset.room).filter(Boolean))].sort((a, b) => a - b);
    const fits = ({ dataset }, name, value) => {
      if (name === 'group') return !dataset.group || dataset.group === value;
      if (name === 'room') return dataset.room === undefined || dataset.room === used[rooms.indexOf(value)];
      return (dataset[name] || '').split(' ').includes(value);
    };
    const show = () => {
      const asked = fields.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
      for (const item of items) item.hidden = !asked.every(([name, value]) => fits(item, name, value));
      for (const slot of document.querySelectorAll('.slot')) {
        const inside = [...slot.querySelectorAll('.item')];
        slot.hidden = inside.length ? inside.every((each) => each.hidden) : asked.some(([name]) => name === 'heard' || name === 'whose');
      }
      const status = form.querySelector('[role=status]');
      status.textContent = items.some((each) => !each.hidden) ? '' : status.dataset.none;
      history.replaceState(null, '', `${location.pathname}${asked.length ? `#${new URLSearchParams(asked)}` : ''}`);
    };
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) if (wanted.get(name)) form.elements[name].value = wanted.get(name);
    if ([...wanted.keys()].some((name) => fields.includes(name))) { form.closest('details').open = true; show(); }
    form.addEventListener('change', show);
    form.addEventListener('submit', (event) => { event.preventDefault(); show(); });
  }

  const box = document.getElementById('now');
  const slots = [...document.querySelectorAll('.slot')].map((slot) => ({
    slot, from: new Date(slot.querySelector('time').dateTime), until: new Date(slot.dataset.until),
  }));
  const tell = () => {
    if (!box) return;
    const at = new Date();
    const list = box.querySelector('ul');
    const running = slots.filter(({ from, until }) => from <= at && at < until);
    const coming = slots.find(({ from }) => from > at);
    for (const { slot } of slots) slot.classList.toggle('is-now', running.some((each) => each.slot === slot));
    // Days before the meeting nobody asks what is next.
    const near = coming && coming.from - at < 12 * 3600e3;
    box.hidden = !running.length && !near;
    list.replaceChildren(...[...running.map((each) => [list.dataset.now, each]), ...(near ? [[list.dataset.next, coming]] : [])].map(([word, { slot }]) => {
      const line = document.createElement('li');
      const link = document.createElement('a');
      slot.id ||= `s${slots.findIndex((each) => each.slot === slot)}`;
      link.href = `#${slot.id}`;
      const names = [...slot.querySelectorAll('.item h4, .break bdi')].map((each) => each.textContent.trim());
      link.textContent = `${slot.querySelector('.when span').textContent} ${names.join(' · ')}`;
      line.append(`${word}: `, link);
      return line;
    }));
  };
  tell();
  setInterval(tell, 30e3);

  if ('serviceWorker' in navigator && window.isSecureContext) {
    navigator.serviceWorker.register('/agenda/meetings/offline.js', { scope: '/agenda/meetings/' }).catch(() => {});
  }
})();
