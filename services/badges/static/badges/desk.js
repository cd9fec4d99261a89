// The desk by keyboard and scanner, and printing without a detour. Without this file everything works by links and buttons.
(() => {
  const search = document.getElementById('q');
  const hits = [...document.querySelectorAll('#hits .hit')];
  const main = document.querySelector('form[data-main] button');
  let at = hits.findIndex((hit) => hit.classList.contains('on'));
  const chosen = at;

  const isField = (element) => element.matches('input,select,textarea') && element !== search;

  function move(step) {
    if (!hits.length) return;
    hits[at]?.classList.remove('on');
    at = Math.min(Math.max(at + step, 0), hits.length - 1);
    hits[at].classList.add('on');
    hits[at].scrollIntoView({ block: 'nearest' });
    hits[at].querySelector('[data-hit]').focus({ preventScroll: true });
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (isField(target)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && target.matches('[data-hit]') && at === chosen && main) {
      // The person already stands on the right: once more means go.
      event.preventDefault();
      main.click();
    } else if (event.key === 'Escape' && (search.value || location.search)) {
      event.preventDefault();
      location.assign(search.form.action);
    } else if (event.key.length === 1 && event.key !== ' ' && target !== search) {
      // Whatever is typed or scanned anywhere is a search.
      search.value = '';
      search.focus();
    }
  });

  // The next name or code takes the place of the last.
  search.addEventListener('focus', () => search.select());
  if (document.activeElement === search) search.select();

  // A press that is under way is not pressed again.
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('[data-sent]').forEach((form) => delete form.dataset.sent);
  });

  const paper = document.querySelector('[data-print]');
  if (paper && sessionStorage.getItem(`printed ${paper.dataset.print}`) === null) {
    sessionStorage.setItem(`printed ${paper.dataset.print}`, '');
    const frame = document.createElement('iframe');
    frame.className = 'print-frame';
    frame.title = paper.textContent;
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
    frame.addEventListener('load', () => {
      // Where the browser shows PDFs elsewhere, the link beside stays the way.
      try { frame.contentWindow.focus(); frame.contentWindow.print(); } catch { /* the link stays */ }
    });
    frame.src = paper.href;
    document.body.append(frame);
  }
})();
