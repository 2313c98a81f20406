import { addressOf, type SourceForm } from '../source-form.ts';
import { useAssistant } from '../use-assistant.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { SourceFields } from './SourceFields.tsx';

/** The sources that the station dials, one line each; the fields of one are open at a time. */
export function SourceList() {
  const { form, words, dispatch } = useAssistant();
  const { say } = words;
  return (
    <section>
      <h3 id="sources">{say('setup.sources')}</h3>
      {form.sources.length === 0 && <p className="quiet">{say('setup.sources.none')}</p>}
      <ul className="rows" aria-labelledby="sources">
        {form.sources.map((source, at) => (
          <SourceRow key={source.key} source={source} at={at} />
        ))}
      </ul>
      <div className="adders">
        <span>{say('setup.sources.add')}</span>
        {(['callwall', 'asterisk'] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => dispatch({ do: 'addSource', kind })}>
            {say(`setup.kind.${kind}`)}
          </button>
        ))}
      </div>
    </section>
  );
}

function SourceRow({ source, at }: { source: SourceForm; at: number }) {
  const { state, problems, words, dispatch } = useAssistant();
  const { say } = words;
  const open = state.openSource === source.key;
  const id = source.id.trim() === '' ? say('setup.sources.unnamed') : source.id;
  const wrong = problems.some(({ path }) => path.startsWith(`station.sources.${at}.`));
  const address = addressOf(source);
  const toggle = say(open ? 'setup.sources.close' : 'setup.sources.edit');
  const remove = say('setup.sources.remove');
  return (
    <li>
      <div className="row">
        {wrong && <Glyph name="critical" />}
        <b>{id}</b>
        <span>{say(`setup.kind.${source.kind}`)}</span>
        <code>{/^:?\d*$/.test(address) ? say('setup.sources.noAddress') : address}</code>
        <button
          type="button"
          aria-expanded={open}
          aria-label={say('setup.of', { act: toggle, what: id })}
          onClick={() => dispatch({ do: 'openSource', key: open ? null : source.key })}
        >
          {toggle}
        </button>
        <button
          type="button"
          aria-label={say('setup.of', { act: remove, what: id })}
          onClick={() => dispatch({ do: 'removeSource', key: source.key })}
        >
          {remove}
        </button>
      </div>
      {open && <SourceFields source={source} at={at} />}
    </li>
  );
}
