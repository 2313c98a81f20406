import { Button } from 'antd';
import { useStation, useWall } from '../../link/use-station.ts';
import { Panel as ClockPanel } from '../../panels/clock/Panel.tsx';
import { Panel as FreshnessPanel } from '../../panels/freshness/Panel.tsx';
import { LogoImage } from '../../wall/LogoImage.tsx';
import { SoundMenu } from '../alerts/SoundMenu.tsx';
import { PageGlyph } from '../parts/PageGlyph.tsx';
import { LateHandover } from './LateHandover.tsx';
import { ShiftLeader } from './ShiftLeader.tsx';
import { DeskMenu } from './DeskMenu.tsx';

/** Whose desk it is, what time it is there, how fresh its figures are, and who sits at it. */
export function DeskHead({ search }: { search: () => void }) {
  const { words } = useWall();
  const station = useStation();
  const brand = station?.brand;
  return (
    <header className="desk-head">
      {brand?.logo && <LogoImage key={brand.logo} address={brand.logo} />}
      <strong className="centre">{station?.centre ?? words.say('app.name')}</strong>
      {brand?.name && <span className="brand-name">{brand.name}</span>}
      <span className="gap" />
      <Button type="text" className="search-button" onClick={search} aria-keyshortcuts="/ Control+K">
        <PageGlyph name="search" />
        {words.say('desk.search')}
        <kbd>/</kbd>
      </Button>
      <ClockPanel />
      <ShiftLeader />
      <LateHandover />
      <FreshnessPanel />
      <SoundMenu />
      <DeskMenu />
    </header>
  );
}
