import { Panel as DayFiguresPanel } from '../panels/day-figures/Panel.tsx';
import { Panel as LeagueTablePanel } from '../panels/league-table/Panel.tsx';
import './league.css';

/** 班组看板: the teams by connect rate, handle time and satisfaction. Shown only where an address asks for it. */
export function LeagueScene() {
  return (
    <main className="league-scene">
      <DayFiguresPanel />
      <LeagueTablePanel />
    </main>
  );
}
