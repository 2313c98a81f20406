// A page that does what a wall cannot do without, and nothing else: it reads the same frames from the same station, sets the
// texts that a wall was seen to set with each paint, and acknowledges after the paint as a wall does.
// `Pace` is the wall's own (renderer/link/pace.ts): only what is painted differs.
globalThis.plainPage = ({ topics, version, looks, paints }) => {
  const pace = new Pace();
  document.body.replaceChildren();
  document.body.style.cssText = 'margin:0;background:#0b0f14;overflow:hidden';
  const texts = looks.map(({ x, y, width, text, ...type }) => {
    const element = document.createElement('span');
    Object.assign(element.style, { position: 'absolute', whiteSpace: 'nowrap', contain: 'layout', ...type });
    Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${Math.max(1, width)}px` });
    element.textContent = text;
    document.body.append(element);
    return element;
  });
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`);
  const say = (frame) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame));
  let turn = 0;

  function paint(n, stamps) {
    requestAnimationFrame((frameAt) => {
      const from = performance.now();
      const changes = paints[turn++ % paints.length] ?? [];
      for (const [number, text] of changes) texts[number].textContent = text;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        const rest = pace.rest({ frameAt, from, until: performance.now() });
        setTimeout(() => {
          pace.asked(performance.now());
          say({ t: 'ack', n });
        }, rest);
        if (stamps.length === 0) return;
        for (const what of ['painted', 'drawn'])
          dispatchEvent(new CustomEvent(`callwall:${what}`, { detail: stamps }));
      };
      channel.port2.postMessage(null);
    });
  }

  socket.onopen = () => {
    say({ t: 'hello', v: version, viewer: 'plain' });
    say({ t: 'follow', topics });
  };
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.t === 'ping') say({ t: 'pong', n: frame.n, at: frame.at });
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    pace.heard(performance.now());
    paint(frame.n, frame.topics.stamps?.set?.times ?? []);
  };
};
