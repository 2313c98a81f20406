/** The sample's utility process: answers every port that it is handed. */
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (data.t === 'die') process.kill(process.pid, 'SIGKILL');
  if (port === undefined) return;
  port.on('message', (event) => port.postMessage({ echo: event.data, word: process.argv.at(-1) }));
  port.on('close', () => process.parentPort.postMessage('port closed'));
  port.start();
  port.postMessage('welcome');
});
process.parentPort.postMessage({ type: process.type });
