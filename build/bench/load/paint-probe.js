// Runs in the page before its own scripts. Takes down when events became visible: `callwall:painted` comes after the
// paint of the figures, `callwall:drawn` in the frame that draws the last chart of them.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const taken = { tiles: [], scenes: [], scripts: [], longTasks: [], paints: 0 };
  // Everything that kept the page's thread for more than 50 ms, whoever's it was.
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) taken.longTasks.push(duration);
  }).observe({ type: 'longtask' });

  // Scripts of a frame: its callbacks, and what they left for after them (React commits in a microtask).
  const nextFrame = requestAnimationFrame;
  let script = 0;
  globalThis.requestAnimationFrame = (run) =>
    nextFrame((at) => {
      const from = performance.now();
      run(at);
      queueMicrotask(() => (script += performance.now() - from));
    });

  function afterPaint(run) {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      channel.port1.close();
      run();
    });
    channel.port1.start();
    channel.port2.postMessage(null);
  }

  addEventListener('callwall:painted', ({ detail: stamps }) => {
    const at = now();
    taken.paints += 1;
    taken.scripts.push(script);
    script = 0;
    for (const stamp of stamps) taken.tiles.push(at - stamp);
  });
  addEventListener('callwall:drawn', ({ detail: stamps }) =>
    afterPaint(() => {
      for (const stamp of stamps) taken.scenes.push(now() - stamp);
    }),
  );

  /** Every text on the page as it looks, with a number; then for each paint those that it changed. */
  async function record(ms) {
    const numbers = new Map();
    const looks = [];
    const paints = [];
    let changed = [];
    const meet = (node) => {
      const { x, y, width } = node.parentElement.getBoundingClientRect();
      const { fontSize, fontWeight, fontFamily, color } = getComputedStyle(node.parentElement);
      numbers.set(node, looks.length);
      looks.push({ x, y, width, fontSize, fontWeight, fontFamily, color, text: node.data });
    };
    const eachText = (root, run) => {
      if (root.nodeType === Node.TEXT_NODE) return run(root);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) run(walker.currentNode);
    };
    eachText(document.body, meet);
    const observer = new MutationObserver((mutations) => {
      for (const { target, addedNodes, removedNodes } of mutations) {
        if (target.nodeType === Node.TEXT_NODE) changed.push([numbers.get(target), target.data]);
        for (const node of removedNodes) eachText(node, (text) => changed.push([numbers.get(text), '']));
        for (const node of addedNodes) {
          if (!node.isConnected) continue;
          eachText(node, (text) => {
            if (!numbers.has(text)) meet(text);
            changed.push([numbers.get(text), text.data]);
          });
        }
      }
    });
    const keep = () => {
      paints.push(changed.filter(([number]) => number !== undefined));
      changed = [];
    };
    observer.observe(document.body, { characterData: true, childList: true, subtree: true });
    addEventListener('callwall:painted', keep);
    await new Promise((resume) => setTimeout(resume, ms));
    removeEventListener('callwall:painted', keep);
    observer.disconnect();
    return { looks, paints };
  }

  const { send } = WebSocket.prototype;
  globalThis.callwallProbe = {
    now,
    record,
    /** Forgets what was taken down so far, without handing it over: that would hold the page up. Returns the number of paints. */
    restart() {
      for (const list of [taken.tiles, taken.scenes, taken.scripts, taken.longTasks]) list.length = 0;
      return taken.paints;
    },
    take: () => ({
      tiles: taken.tiles.splice(0),
      scenes: taken.scenes.splice(0),
      scripts: taken.scripts.splice(0),
      longTasks: taken.longTasks.splice(0),
      paints: taken.paints,
    }),
    /** Lets acknowledgements go only at fixed moments, as a publisher with a fixed period would. Unit: ms, 0 = at once. */
    hold(period) {
      WebSocket.prototype.send = function (text) {
        if (period === 0 || !text.includes('"t":"ack"')) return send.call(this, text);
        setTimeout(
          () => this.readyState === WebSocket.OPEN && send.call(this, text),
          period - (performance.now() % period),
        );
      };
    },
    /** From any moment to the end of the next paint, on this page. Unit: ms. */
    async frames(count) {
      const found = [];
      for (let done = 0; done < count; done += 1) {
        await new Promise((resume) => setTimeout(resume, Math.random() * 30));
        const from = now();
        await new Promise((resume) => nextFrame(() => afterPaint(resume)));
        found.push(now() - from);
      }
      return found;
    },
  };
})();
