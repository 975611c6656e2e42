'use strict';
// What is live is left alone while somebody reads in it, and says so when it can no longer be kept up to date.
(() => {
  const stale = document.getElementById('stale');
  const announcement = document.getElementById('announcement');
  const pause = document.getElementById('pause');
  const live = () => document.getElementById('live');
  const said = () => live()?.dataset.said ?? '';
  let paused = false;
  let last = said();

  const isInUse = () => paused || document.hidden || live()?.querySelector('details[open]')
    || live()?.contains(document.activeElement) || !document.getSelection().isCollapsed;
  const tell = (text) => {
    stale.textContent = text;
    stale.hidden = false;
  };

  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (isInUse()) {
      event.preventDefault();
    }
  });
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (isInUse()) {
      event.detail.shouldSwap = false;
    }
  });
  document.body.addEventListener('htmx:afterSettle', () => {
    stale.hidden = true;
    if (said() !== last) {
      last = said();
      announcement.textContent = last;
    }
    if (pause && !live()?.hasAttribute('hx-get')) {
      pause.hidden = true;
    }
  });
  document.body.addEventListener('htmx:responseError', () => tell(stale.dataset.refused));
  document.body.addEventListener('htmx:sendError', () => tell(stale.dataset.silent));
  document.body.addEventListener('htmx:timeout', () => tell(stale.dataset.silent));
  if (pause) {
    pause.hidden = false;
    pause.addEventListener('click', () => {
      paused = !paused;
      pause.textContent = paused ? pause.dataset.goOn : pause.dataset.pause;
    });
  }
})();
