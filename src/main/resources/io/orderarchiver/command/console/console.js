'use strict';
// What is live is left alone while somebody reads in it, and says so when it can no longer be kept up to date.
(() => {
  const stale = document.getElementById('stale');
  const announcement = document.getElementById('announcement');
  const isInUse = (part) => document.hidden || part.querySelector('details[open]') || part.contains(document.activeElement)
    || !document.getSelection().isCollapsed;
  const said = () => document.getElementById('live')?.dataset.said ?? '';
  let last = said();
  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (isInUse(event.target)) {
      event.preventDefault();
    }
  });
  document.body.addEventListener('htmx:afterSettle', () => {
    stale.hidden = true;
    if (said() !== last) {
      last = said();
      announcement.textContent = last;
    }
  });
  for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
    document.body.addEventListener(failure, () => { stale.hidden = false; });
  }
})();
