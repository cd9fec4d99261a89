// Sets the reader's own time beside the venue's. Without this file the page says venue time only.
(() => {
  const button = document.getElementById('own-time');
  if (!button) return;
  const slots = [...document.querySelectorAll('.slot')].map((slot) => ({
    own: slot.querySelector('[data-own]'),
    times: [...slot.querySelectorAll('.when time')].map((time) => new Date(time.dateTime)),
    said: slot.querySelector('.when time').textContent,
  }));
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const format = (zone, options) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const hour = format(mine, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const here = format(mine, { weekday: 'short' });
  const there = format(button.dataset.zone, { weekday: 'short' });
  // Who is in the venue's own time has nothing to choose.
  if (!slots.some((slot) => hour.format(slot.times[0]) !== slot.said)) return;
  const city = mine.split('/').pop().replace(/_/g, ' ');
  const words = ({ times: [start, end] }) => {
    const day = here.format(start) === there.format(start) ? '' : `${here.format(start)} `;
    return `${day}${hour.format(start)}–${hour.format(end)}, ${city}`;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', on);
    for (const slot of slots) slot.own.textContent = on ? words(slot) : '';
  });
})();
