// Keeps a part of the page up to date: <div data-live="address" data-live-words="what to say when it cannot">.
// The server answers 304 while nothing has changed, or the part's new inside. Without this file the page is as of its loading.
(() => {
  const PACE = 1500, SLOWEST = 30000;

  function watch(part) {
    let seen = null, pause = PACE, timer = 0, asking = false, note = null;

    const later = (wait) => { clearTimeout(timer); timer = setTimeout(ask, wait); };

    function stale(is) {
      part.classList.toggle('data-live-stale', is);
      if (!is && note) { note.remove(); note = null; }
      if (!is || note || !part.dataset.liveWords) return;
      note = document.createElement('p');
      note.className = 'notice wait live-note';
      note.setAttribute('role', 'status');
      note.textContent = part.dataset.liveWords;
      part.before(note);
    }

    function show(inside) {
      // Whoever stands on a button or link of this part goes on standing there.
      const at = part.contains(document.activeElement) ? document.activeElement.id : '';
      part.innerHTML = inside;
      if (at) document.getElementById(at)?.focus({ preventScroll: true });
    }

    async function ask() {
      if (document.hidden || asking) return;
      asking = true;
      try {
        const headers = { 'X-Requested-With': 'live' };
        if (seen) headers['If-None-Match'] = seen;
        const answer = await fetch(part.dataset.live, {
          headers, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout?.(10000),
        });
        // Sent elsewhere means signed out: the page itself, loaded again, leads to the door.
        if (answer.type === 'opaqueredirect') { location.reload(); return; }
        if (answer.status === 200) { show(await answer.text()); seen = answer.headers.get('ETag'); }
        else if (answer.status !== 304) throw new Error(String(answer.status));
        pause = PACE;
        stale(false);
      } catch {
        pause = Math.min(pause * 2, SLOWEST);
        if (pause >= PACE * 4) stale(true);
      } finally {
        asking = false;
        if (!document.hidden) later(pause);
      }
    }

    document.addEventListener('visibilitychange', () => { if (document.hidden) clearTimeout(timer); else later(0); });
    window.addEventListener('online', () => { pause = PACE; later(0); });
    later(PACE);
  }

  document.querySelectorAll('[data-live]').forEach(watch);
})();
