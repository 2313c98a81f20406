import type { Command } from '../cli/command.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { portOf } from '../cli/port-of.ts';
import { settingsHome, settingsOption, startSettings } from '../station-settings.ts';
import { holdMemory } from '../machine/hold-memory.ts';

/** `serve`: a station and its hub, until it is asked to stop. */
export const serve: Command = {
  name: 'serve',
  usage: '--data DIR [--port N] [--settings FILE]',
  summary: 'the station: takes in what sources say, keeps it and serves the wall to browsers',
  options: {
    data: dataOption,
    port: { value: 'N', help: 'port to listen on, 0 = any free one (default: that of the settings, 8138)' },
    settings: settingsOption,
  },
  async run(line, io) {
    const folder = dataFolder(line, io.env);
    const settings = startSettings(line.text('settings'), folder, io.env);
    const port = portOf(line) ?? settings.listen.port;
    // Loaded here because it brings the database in, which other commands do without.
    const { runHub } = await import('../run-hub.ts');
    const stopped = io.stopped();
    const hub = await runHub({
      folder,
      settings: { ...settings, listen: { ...settings.listen, port } },
      home: settingsHome(line.text('settings'), folder, io.env),
      goesFirst: true,
      onLogFault: (cause) => io.err(`callwall: the log cannot be written: ${cause.message}`),
    });
    io.out(`listening ${hub.url}`);
    holdMemory();
    await stopped;
    await hub.close();
    return 0;
  },
};
