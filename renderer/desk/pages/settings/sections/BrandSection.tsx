import { Button, Input } from 'antd';
import { LOGO_BYTES } from '../../../../../shared/contract/asks/settings-asks.ts';
import { formatCount } from '../../../../../shared/words/format.ts';
import { useWall } from '../../../../link/use-station.ts';
import { brandPalette } from '../../../../theme/brand-palette.ts';
import { contrast } from '../../../../theme/contrast.ts';
import { palettes } from '../../../../theme/palette.ts';
import { DeedLine } from '../../../parts/DeedLine.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { Field, TextField } from '../fields.tsx';
import { useField } from '../use-settings.ts';

export function BrandSection() {
  const { say } = useWall().words;
  return (
    <>
      <TextField
        path={['brand', 'name']}
        label={say('settings.brand.name')}
        hint={say('settings.brand.name.hint')}
        optional
      />
      <LogoField />
      <ColourField part="accent" />
      <ColourField part="second" />
    </>
  );
}

/** The picture: a path on the station's machine, or a file from here that is sent there. */
function LogoField() {
  const { client, words } = useWall();
  const { say } = words;
  const { deed, act } = useAct();
  const { value, set, off, problem, id } = useField(['brand', 'logo']);
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    await act(async () => {
      if (file.size > LOGO_BYTES)
        throw new Error(say('settings.brand.large', { most: formatCount(LOGO_BYTES >> 10) }));
      const base64 = btoa(
        Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''),
      );
      const said = await client.ask('settings.logo', { base64 });
      if (!said.ok) throw new Error(said.problems.map(({ message }) => message).join('; '));
      set(said.path);
    }, say('settings.brand.sent'));
  };
  return (
    <Field
      id={id}
      label={say('settings.brand.logo')}
      hint={say('settings.brand.logo.hint')}
      problem={problem}
    >
      <div className="set-logo">
        <Input
          id={id}
          value={typeof value === 'string' ? value : ''}
          disabled={off}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => set(target.value === '' ? undefined : target.value)}
        />
        <label className="file-button" aria-disabled={off}>
          {say('settings.brand.choose')}
          <input
            type="file"
            className="unseen"
            accept="image/svg+xml,image/png,image/jpeg,image/webp"
            disabled={off}
            onChange={({ target }) => {
              void send(target.files?.[0]);
              target.value = '';
            }}
          />
        </label>
        <Button type="text" disabled={off || value === undefined} onClick={() => set(undefined)}>
          {say('setup.sources.remove')}
        </Button>
      </div>
      <DeedLine deed={deed} />
    </Field>
  );
}

/** A colour, and what it becomes on each ground: a wall makes it lighter or darker until it can be read. */
function ColourField({ part }: { part: 'accent' | 'second' }) {
  const { say } = useWall().words;
  const { value, set, off, problem, id } = useField(['brand', part]);
  const colour = typeof value === 'string' ? value : '';
  const good = /^#[0-9a-f]{6}$/i.test(colour);
  return (
    <Field
      id={id}
      label={say(`settings.brand.${part}`)}
      problem={problem}
      hint={good ? <Shades part={part} colour={colour} /> : say('settings.brand.colour.hint')}
    >
      <div className="set-logo">
        <Input
          id={id}
          className="set-number"
          placeholder="#rrggbb"
          value={colour}
          disabled={off}
          aria-describedby={`${id}-note`}
          {...(problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
          onChange={({ target }) => set(target.value === '' ? undefined : target.value)}
        />
        <input
          type="color"
          className="set-colour"
          aria-label={say('settings.brand.pick', { what: say(`settings.brand.${part}`) })}
          value={good ? colour : '#000000'}
          disabled={off}
          onChange={({ target }) => set(target.value)}
        />
      </div>
    </Field>
  );
}

function Shades({ part, colour }: { part: 'accent' | 'second'; colour: string }) {
  const { say } = useWall().words;
  return (
    <>
      {(['dark', 'light', 'contrast'] as const).map((name) => {
        const theme = palettes[name];
        const shown = brandPalette(theme, {
          accent: part === 'accent' ? colour : null,
          second: part === 'second' ? colour : null,
        });
        const made = part === 'accent' ? shown.accent : shown.rule;
        const taken = part === 'accent' && made === theme.accent;
        return (
          <span key={name} className="set-shade">
            <i style={{ background: theme.ground }}>
              <i style={{ background: made }} />
            </i>
            {say(`desk.theme.${name}`)}{' '}
            {taken
              ? say('settings.brand.kept')
              : say(
                  made.toLowerCase() === colour.toLowerCase()
                    ? 'settings.brand.asIs'
                    : 'settings.brand.changed',
                  {
                    colour: made,
                    ratio: contrast(made, theme.ground).toFixed(1),
                  },
                )}
          </span>
        );
      })}
    </>
  );
}
