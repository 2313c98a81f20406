const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('sample', {
  told: process.argv.find((arg) => arg.startsWith('--sample=')),
  versions: { electron: process.versions.electron, chrome: process.versions.chrome },
  askForPort: () => ipcRenderer.send('ask-for-port'),
  add: (a, b) => ipcRenderer.invoke('add', a, b),
  fail: () => ipcRenderer.invoke('fail'),
  twice: (n) => n * 2,
  callBack: (told) => told('from the preload'),
  nested: { deep: () => 'deep' },
});
ipcRenderer.on('port', ({ ports }) => window.postMessage('sample:port', location.origin, ports));
