import { Button, Checkbox, Input, InputNumber, Popover, Slider, Switch } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Remembered } from '../../alerts/remembered.ts';
import { SoundPlayer } from '../../alerts/sound/sound-player.ts';
import { isHours, keepSound, soundOfDesk, type SoundSettings } from '../../alerts/sound/sound-settings.ts';
import { useAlertSound } from '../../alerts/sound/use-alert-sound.ts';
import { voiceFor, voices } from '../../alerts/sound/voice.ts';
import { shellBridge } from '../../link/port-wire.ts';
import { useSubject, useWall } from '../../link/use-station.ts';
import { PageGlyph } from '../parts/PageGlyph.tsx';
import './sound-menu.css';

/** Makes the desk sound, and says how loud: in the head of every page. */
export function SoundMenu() {
  const { say } = useWall().words;
  const [player] = useState(() => new SoundPlayer(shellBridge() !== undefined));
  const [heard] = useState(() => new Remembered(localStorage, 'callwall.desk.heard'));
  const [settings, setSettings] = useState(() => soundOfDesk(localStorage));
  const locked = useSubject(player.locked);
  const change = (changed: Partial<SoundSettings>) => {
    const next = { ...settings, ...changed };
    keepSound(localStorage, next);
    setSettings(next);
  };
  const state = !settings.on ? 'off' : locked ? 'locked' : 'on';
  const title = state === 'on' ? say('sound.menu') : say(`sound.menu.${state}`);
  return (
    <>
      <AlertSound settings={settings} player={player} heard={heard} />
      <Popover
        trigger="click"
        placement="bottomRight"
        // In the head, so that it lies in a landmark.
        getPopupContainer={(button) => button.parentElement ?? document.body}
        content={<SoundForm settings={settings} change={change} player={player} />}
      >
        <Button type="text" className="sound-menu" data-state={state} aria-label={title} title={title}>
          <PageGlyph name={state === 'off' ? 'silent' : 'sound'} />
          {state === 'locked' && <span className="sound-locked">!</span>}
        </Button>
      </Popover>
    </>
  );
}

/** Apart, because it wakes with every second. */
function AlertSound({
  settings,
  player,
  heard,
}: {
  settings: SoundSettings;
  player: SoundPlayer;
  heard: Remembered;
}) {
  useAlertSound(settings, player, heard);
  return null;
}

function SoundForm({
  settings,
  change,
  player,
}: {
  settings: SoundSettings;
  change: (changed: Partial<SoundSettings>) => void;
  player: SoundPlayer;
}) {
  const { say, language } = useWall().words;
  const voice = voiceFor(language, useSubject(voices));
  return (
    <div className="sound-form">
      <Row label={say('sound.on')}>
        {(id) => <Switch id={id} checked={settings.on} onChange={(on) => change({ on })} />}
      </Row>
      <Row label={say('sound.volume')}>
        {(id) => (
          <Slider
            id={id}
            value={settings.volume}
            onChange={(volume) => change({ volume })}
            ariaLabelForHandle={say('sound.volume')}
          />
        )}
      </Row>
      <Row label={say('sound.quiet')}>
        {(id) => <QuietHours id={id} quiet={settings.quiet} change={change} />}
      </Row>
      <Row label={say('sound.repeat')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={3600}
            value={settings.repeatSeconds}
            title={say('sound.repeat.hint')}
            onChange={(repeatSeconds) => change({ repeatSeconds: repeatSeconds ?? 0 })}
          />
        )}
      </Row>
      <Checkbox
        checked={settings.speak}
        disabled={voice === null}
        onChange={({ target }) => change({ speak: target.checked })}
      >
        {say(voice === null ? 'sound.speak.none' : 'sound.speak')}
      </Checkbox>
      <Button onClick={() => void player.play('critical', settings.volume / 100)}>{say('sound.try')}</Button>
    </div>
  );
}

function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="sound-row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** Taken on when it is hours, or nothing. */
function QuietHours({
  id,
  quiet,
  change,
}: {
  id: string;
  quiet: string;
  change: (changed: Partial<SoundSettings>) => void;
}) {
  const { say } = useWall().words;
  const [text, setText] = useState(quiet);
  const wrong = text !== '' && !isHours(text);
  return (
    <span className="sound-quiet">
      <Input
        id={id}
        value={text}
        placeholder="22:00-07:00"
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={({ target: { value } }) => {
          setText(value);
          if (value === '' || isHours(value)) change({ quiet: value });
        }}
      />
      <small id={`${id}-hint`}>{say(wrong ? 'sound.quiet.wrong' : 'sound.quiet.hint')}</small>
    </span>
  );
}
