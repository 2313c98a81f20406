import { builderArguments } from './package/builder-arguments.ts';
import { ALLOW_STANDIN } from './package/stand-in.ts';
import { runScript } from './run-command.ts';

/** Where installed applications look for updates; a package without it finds none. */
const noUpdates = 'https://updates.callwall.invalid/';

// `npm run dist -- [arguments of electron-builder]`: packages for this platform into release/. See docs/packaging.md.
const { args, allowStandIn } = builderArguments(process.argv.slice(2));
const { code } = await runScript('node_modules/electron-builder/cli.js', args, {
  show: true,
  env: {
    CALLWALL_UPDATES_URL: process.env['CALLWALL_UPDATES_URL'] ?? noUpdates,
    [ALLOW_STANDIN]: allowStandIn ? '1' : '',
  },
});
if (code !== 0)
  process.stderr.write(
    'callwall: not packaged. Without a way to GitHub see "Without the internet" in docs/packaging.md.\n',
  );
process.exitCode = code;
