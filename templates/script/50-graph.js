/* Graphs: light up what touches the node under pointer or focus. */
$$('.gr').forEach(graph => {
  const lines = $$('.e,.a', graph);
  const on = key => {
    graph.classList.add('hl');
    lines.forEach(l => l.classList.toggle('on', l.dataset.k.split(' ').includes(key)));
  };
  const off = () => graph.classList.remove('hl');
  $$('[data-n]', graph).forEach(n => {
    n.addEventListener('pointerenter', () => on(n.dataset.n));
    n.addEventListener('pointerleave', off);
    n.addEventListener('focusin', () => on(n.dataset.n));
    n.addEventListener('focusout', off);
  });
});
