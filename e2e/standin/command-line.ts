/** What the command line of Electron says to Electron itself. */
export interface CommandLineTold {
  /** Files that are required before the application. */
  preloaded: string[];
  /** Port of the inspector; undefined without one. */
  inspect?: number;
  switches: Map<string, string>;
  /** Folder or file of the application; a packaged one needs none. */
  application?: string;
}

const INSPECT_PORT = 9229;

/** @param packaged the application is in the executable's own folder: then no argument names one */
export function readCommandLine(args: readonly string[], packaged: boolean): CommandLineTold {
  const told: CommandLineTold = { preloaded: [], switches: new Map() };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name, value = ''] = /^--([^=]+)=?(.*)$/s.exec(arg) ?? [];
    const isBefore = told.application === undefined;
    if ((arg === '-r' || arg === '--require') && !packaged && isBefore)
      told.preloaded.push(rest.shift() ?? '');
    else if (name === 'inspect' && isBefore)
      told.inspect = value === '' ? INSPECT_PORT : Number(value.split(':').pop());
    else if (name !== undefined) told.switches.set(name, value);
    else if (isBefore && !packaged) told.application = arg;
  }
  return told;
}
