// The person cuts their face out of the picture; without this the middle of it is printed.
(() => {
  const box = document.querySelector('[data-crop-of]');
  const input = box && document.getElementById(box.dataset.cropOf);
  if (!input) return;
  const frame = box.querySelector('.crop-frame');
  const picture = frame.querySelector('img');
  const zoom = box.querySelector('input[type=range]');
  const parts = Object.fromEntries(['x', 'y', 'width', 'height'].map(
    (name) => [name, box.querySelector(`[name=crop_${name}]`)]));
  let left = 0;
  let top = 0;
  let address = '';

  const size = () => {
    const cover = Math.max(frame.clientWidth / picture.naturalWidth, frame.clientHeight / picture.naturalHeight);
    const scale = cover * Number(zoom.value);
    return [picture.naturalWidth * scale, picture.naturalHeight * scale];
  };

  const show = () => {
    if (!picture.naturalWidth) return;
    const [width, height] = size();
    left = Math.min(0, Math.max(frame.clientWidth - width, left));
    top = Math.min(0, Math.max(frame.clientHeight - height, top));
    picture.style.width = `${width}px`;
    picture.style.height = `${height}px`;
    picture.style.transform = `translate(${left}px, ${top}px)`;
    parts.x.value = (-left / width).toFixed(5);
    parts.y.value = (-top / height).toFixed(5);
    parts.width.value = Math.min(1, frame.clientWidth / width).toFixed(5);
    parts.height.value = Math.min(1, frame.clientHeight / height).toFixed(5);
  };

  const move = (across, down) => { left += across; top += down; show(); };

  const forget = () => {
    box.hidden = true;
    for (const part of Object.values(parts)) part.value = '';
  };

  input.addEventListener('change', () => {
    URL.revokeObjectURL(address);
    forget();
    if (!input.files.length) return;
    address = URL.createObjectURL(input.files[0]);
    picture.src = address;
  });
  picture.addEventListener('load', () => {
    box.hidden = false;
    zoom.value = '1';
    const [width, height] = size();
    left = (frame.clientWidth - width) / 2;
    top = (frame.clientHeight - height) * 0.4;
    show();
  });
  // What the browser cannot show, the service may still be able to read.
  picture.addEventListener('error', forget);
  zoom.addEventListener('input', () => {
    const [before] = [picture.clientWidth];
    const [after] = size();
    const middle = [frame.clientWidth / 2, frame.clientHeight / 2];
    left = middle[0] - (middle[0] - left) * (after / before);
    top = middle[1] - (middle[1] - top) * (after / before);
    show();
  });
  frame.addEventListener('pointerdown', (event) => {
    frame.setPointerCapture(event.pointerId);
    event.preventDefault();
    frame.focus();
  });
  frame.addEventListener('pointermove', (event) => {
    if (frame.hasPointerCapture(event.pointerId)) move(event.movementX, event.movementY);
  });
  frame.addEventListener('keydown', (event) => {
    const steps = { ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] };
    if (!steps[event.key]) return;
    event.preventDefault();
    move(...steps[event.key]);
  });
})();
