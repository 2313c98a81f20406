import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { autostartEntry } = await import('./autostart.ts');

it.each([
  [['/opt/Callwall/callwall'], 'Exec="/opt/Callwall/callwall"'],
  [['/home/a b/50%/Call.AppImage', '--data=/d'], 'Exec="/home/a b/50%%/Call.AppImage" "--data=/d"'],
  [['/x/$y`z"'], String.raw`Exec="/x/\\$y\\` + '`' + String.raw`z\\""`],
])('the autostart entry of %j', (command, line) => {
  expect(autostartEntry(command).split('\n')).toContain(line);
});
