// A menu that was opened closes again by Escape or by a press elsewhere. Without this file it closes by its own button.
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
})();
