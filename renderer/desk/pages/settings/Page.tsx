import type { ReactNode } from 'react';
import { managerKeys } from '../../../../shared/contract/asks/settings-asks.ts';
import { mayAs } from '../../../../shared/model/person.ts';
import type { Settings } from '../../../../shared/model/settings.ts';
import { useWall, useWho } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { hrefOf, useAddress } from '../../use-address.ts';
import { SaveBar } from './SaveBar.tsx';
import { isIn, sectionNamed, sections, type SectionName, wordOf } from './sections.ts';
import { AccessSection, WordsSection } from './sections/AccessSections.tsx';
import { WebhooksSection } from './sections/WebhooksSection.tsx';
import { BrandSection } from './sections/BrandSection.tsx';
import { CalendarSection } from './sections/CalendarSection.tsx';
import {
  CentreSection,
  FormulaSection,
  LimitsSection,
  RetentionSection,
  TargetsSection,
} from './sections/FigureSections.tsx';
import { HistorySection } from './sections/HistorySection.tsx';
import { OrdersSection } from './sections/OrdersSection.tsx';
import { ShiftsSection } from './sections/ShiftsSection.tsx';
import { SourcesSection } from './sections/SourcesSection.tsx';
import { SummariesSection } from './sections/SummariesSection.tsx';
import { TreeSection } from './sections/TreeSection.tsx';
import { useDraft } from './use-draft.ts';
import { SettingsContext } from './use-settings.ts';
import '../../parts/set-table.css';
import './settings.css';

const usual = { section: 'centre' };

const bodies: Record<Exclude<SectionName, 'history'>, () => ReactNode> = {
  centre: CentreSection,
  sources: SourcesSection,
  targets: TargetsSection,
  formula: FormulaSection,
  calendar: CalendarSection,
  shifts: ShiftsSection,
  summaries: SummariesSection,
  limits: LimitsSection,
  categories: () => <TreeSection key="categories" kind="categories" />,
  regions: () => <TreeSection key="regions" kind="regions" />,
  orders: OrdersSection,
  retention: RetentionSection,
  brand: BrandSection,
  webhooks: WebhooksSection,
  words: WordsSection,
  access: AccessSection,
};

/** The station's settings: looked at by shift leaders, changed by managers and administrators. */
export function Page() {
  const { words } = useWall();
  const { say } = words;
  const { role } = useWho();
  const { answer: read, fault, again } = useAsk('settings.read', {});
  const [{ section: asked }] = useAddress(usual);
  const section = sectionNamed(asked);
  const work = useDraft(read);
  if (fault !== undefined && read === undefined) return <ErrorNote fault={fault} again={again} />;
  const { current, problems, set } = work;
  if (read === undefined || current === null) return <Loading />;
  const may = (key: keyof Settings) =>
    read.editable && mayAs(role, managerKeys.includes(key) ? 'manager' : 'administrator');
  const Body = section === 'history' ? null : bodies[section];
  const mayHere = sections.some(
    ({ name, keys }: { name: string; keys: readonly (keyof Settings)[] }) =>
      name === section && keys.some(may),
  );
  return (
    <SettingsContext value={{ draft: current, read, problems, may, set }}>
      <PageHead
        title={say('desk.page.settings')}
        text={say('settings.version.of', { version: read.version })}
      />
      <Notices
        editable={read.editable}
        file={read.file}
        waiting={read.waiting}
        mayHere={mayHere || section === 'history'}
      />
      <div className="settings">
        <SectionList at={section} changed={work.changed} wrong={[...problems.keys()]} />
        <section className="set-body" aria-labelledby="section">
          <h2 id="section">{say(wordOf(section))}</h2>
          {section === 'targets' && (
            <p className="set-text">
              <a href={hrefOf('alerts', { tab: 'rules' })}>{say('settings.rules')}</a>
            </p>
          )}
          {Body === null ? <HistorySection restore={(version) => void work.restore(version)} /> : <Body />}
        </section>
      </div>
      <SaveBar work={work} read={read} />
    </SettingsContext>
  );
}

/** What is to be known before anything is changed here. */
function Notices({
  editable,
  file,
  waiting,
  mayHere,
}: {
  editable: boolean;
  file: string;
  waiting: readonly string[];
  mayHere: boolean;
}) {
  const { say } = useWall().words;
  return (
    <>
      {!editable && (
        <p className="banner" data-level="watch">
          <Glyph name="watch" />
          {say('settings.readOnly.file', { file })}
        </p>
      )}
      {editable && !mayHere && (
        <p className="banner">
          <Glyph name="none" />
          {say('settings.readOnly.role')}
        </p>
      )}
      {waiting.length > 0 && (
        <p className="banner" data-level="watch">
          <Glyph name="watch" />
          {say('settings.waiting', { what: waiting.join('、') })}
        </p>
      )}
    </>
  );
}

function SectionList({
  at,
  changed,
  wrong,
}: {
  at: SectionName;
  changed: readonly (keyof Settings)[];
  wrong: readonly string[];
}) {
  const { say } = useWall().words;
  const [, go] = useAddress(usual);
  return (
    <nav className="set-nav" aria-label={say('settings.sections')}>
      {sections.map(({ name, keys }) => (
        <a
          key={name}
          href={hrefOf('settings', { section: name })}
          aria-current={name === at ? 'page' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            go({ section: name });
          }}
        >
          {say(wordOf(name))}
          {wrong.some((place) => isIn(name, place)) ? (
            <Glyph name="critical" />
          ) : (
            keys.some((key) => changed.includes(key)) && (
              <i className="set-dot" role="img" aria-label={say('settings.unsaved.mark')} />
            )
          )}
        </a>
      ))}
    </nav>
  );
}
