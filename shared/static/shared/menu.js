// A menu that was opened closes again by Escape or by a press elsewhere; without this file, by its own button.
(() => {
  const open = () => document.querySelectorAll('details.menu[open]');
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector('summary').focus();
    }
  });
  document.addEventListener('pointerdown', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('focusin', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  // Where the ways through the house are a band that is longer than the screen, one sees where one is.
  const here = document.querySelector('.rail nav [aria-current]');
  const band = here?.closest('nav');
  if (band) {
    const [at, all] = [here.getBoundingClientRect(), band.getBoundingClientRect()];
    band.scrollLeft += at.left + at.width / 2 - all.left - all.width / 2;
  }
})();
