(function () {
  'use strict';
  addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (d) { d.open = true; });
  });
  var svg = document.getElementById('timeline');
  if (!svg) return;
  var left = +svg.dataset.left, right = +svg.dataset.right;
  var whole = [+svg.dataset.from, +svg.dataset.to], view = whole.slice();
  var marks = Array.prototype.slice.call(svg.querySelectorAll('[data-t]'));
  var axis = svg.getElementById('axis'), bottom = +svg.dataset.bottom;
  var NS = 'http://www.w3.org/2000/svg';
  var STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2592000, 7776000, 31536000];

  function x(t) { return left + (t - view[0]) / (view[1] - view[0]) * (right - left); }
  function time(px) { return view[0] + (px - left) / (right - left) * (view[1] - view[0]); }
  function two(n) { return (n < 10 ? '0' : '') + n; }
  function label(t, step) {
    var d = new Date(t * 1000), day = d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate());
    if (step >= 86400) return day;
    var clock = two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + (step < 60 ? ':' + two(d.getUTCSeconds()) : '');
    return (view[1] - view[0] > 86400 || t % 86400 === 0 ? day.slice(5) + ' ' : '') + clock;
  }
  function add(name, attributes, text) {
    var e = document.createElementNS(NS, name);
    for (var k in attributes) e.setAttribute(k, attributes[k]);
    if (text) e.textContent = text;
    axis.appendChild(e);
  }
  function draw() {
    marks.forEach(function (m) {
      var at = x(+m.dataset.t);
      if (m.tagName === 'rect') {
        var from = Math.max(left, at), to = Math.min(right, x(+m.dataset.e));
        m.setAttribute('x', Math.min(from, right));
        m.setAttribute('width', Math.max(0, to - from) || (at >= left && at <= right ? 3 : 0));
      } else {
        m.setAttribute('cx', at);
        m.setAttribute('visibility', at < left - 1 || at > right + 1 ? 'hidden' : 'visible');
      }
    });
    var span = view[1] - view[0], step = STEPS.find(function (s) { return span / s <= 10; }) || span / 6;
    while (axis.firstChild) axis.removeChild(axis.firstChild);
    for (var t = Math.ceil(view[0] / step) * step; t <= view[1]; t += step) {
      add('line', { class: 'grid', x1: x(t), x2: x(t), y1: 22, y2: bottom });
      add('text', { x: x(t), y: 14, 'text-anchor': 'middle' }, label(t, step));
    }
  }
  function zoom(factor, around) {
    var span = Math.max(2, Math.min((view[1] - view[0]) * factor, (whole[1] - whole[0]) * 4));
    var part = (around - view[0]) / (view[1] - view[0]);
    view = [around - span * part, around + span * (1 - part)];
    draw();
  }
  function local(e) {
    var box = svg.getBoundingClientRect();
    return (e.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
  }
  document.getElementById('in').addEventListener('click', function () { zoom(0.5, (view[0] + view[1]) / 2); });
  document.getElementById('out').addEventListener('click', function () { zoom(2, (view[0] + view[1]) / 2); });
  document.getElementById('all').addEventListener('click', function () { view = whole.slice(); draw(); });
  svg.addEventListener('wheel', function (e) {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    zoom(e.deltaY > 0 ? 1.25 : 0.8, time(local(e)));
  }, { passive: false });
  var held = null, moved = false;
  svg.addEventListener('pointerdown', function (e) { held = { at: local(e), view: view.slice() }; moved = false; });
  addEventListener('pointermove', function (e) {
    if (!held) return;
    var shift = (local(e) - held.at) / (right - left) * (held.view[1] - held.view[0]);
    if (Math.abs(local(e) - held.at) > 4) { moved = true; svg.classList.add('drag'); }
    view = [held.view[0] - shift, held.view[1] - shift];
    draw();
  });
  addEventListener('pointerup', function () { held = null; svg.classList.remove('drag'); });
  svg.addEventListener('click', function (e) { if (moved) e.preventDefault(); });
  svg.addEventListener('dragstart', function (e) { e.preventDefault(); });
  draw();
})();
