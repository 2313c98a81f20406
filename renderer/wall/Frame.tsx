import type { ReactNode } from 'react';
import { useStation, useTicking, useWall } from '../link/use-station.ts';
import { Panel as AlertBannerPanel } from '../panels/alert-banner/Panel.tsx';
import { Panel as ClockPanel } from '../panels/clock/Panel.tsx';
import { Panel as FaultsPanel } from '../panels/faults/Panel.tsx';
import { Panel as FreshnessPanel } from '../panels/freshness/Panel.tsx';
import { Panel as MessagesPanel } from '../panels/messages/Panel.tsx';
import { useLinesTaken } from '../panels/use-lines-taken.ts';
import { LogoImage } from './LogoImage.tsx';
import { pixelShift } from './pixel-shift.ts';

/** What is around every scene: whose wall it is, what it shows, what time it is there, how fresh it is. */
export function Frame({ title, mark, children }: { title: string; mark?: ReactNode; children: ReactNode }) {
  const { words } = useWall();
  const station = useStation();
  const brand = station?.brand;
  const centre = station?.centre ?? words.say('app.name');
  const { alert } = useLinesTaken();
  const transform = useTicking(({ real }) => pixelShift(real));
  return (
    <div className="frame" style={{ transform }}>
      <header className={brand?.accent || brand?.second ? 'branded' : ''}>
        {brand?.logo && <LogoImage key={brand.logo} address={brand.logo} />}
        <div className="names">
          <h1 className="centre">{centre}</h1>
          {brand?.name && <span className="brand-name">{brand.name}</span>}
        </div>
        <span className="scene-name">{title}</span>
        {mark}
        <span className="gap" />
        <ClockPanel />
        <FreshnessPanel />
      </header>
      <AlertBannerPanel />
      {!alert && <FaultsPanel />}
      {children}
      <MessagesPanel />
    </div>
  );
}
