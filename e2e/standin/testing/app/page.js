const said = [];
Object.assign(window, { said, keys: [] });
window.addEventListener('keydown', ({ key }) => window.keys.push(key));
window.addEventListener('message', ({ data, source, ports: [port] }) => {
  if (data !== 'sample:port' || source !== window) return;
  window.port = port;
  port.onmessage = (event) => said.push(event.data);
  port.postMessage({ n: 1, when: new Date(0), nothing: undefined });
});
window.sample.askForPort();
