import { Alert, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { StoredRule } from '../../../../../shared/model/alert.ts';
import type { RuleProblem } from '../../../../../shared/model/rule-problem.ts';
import { useWall } from '../../../../link/use-station.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { Loading } from '../../../parts/Loading.tsx';
import { useAsk } from '../../../parts/use-ask.ts';
import { useChange, useMay } from '../../../parts/use-change.ts';
import { placedText } from './rule-problems.ts';
import { RulePreview } from './RulePreview.tsx';

/** The rule as a file has it; what is saved may be another rule, or several. */
export function RuleText({
  stored,
  changed,
}: {
  stored: StoredRule | undefined;
  changed: (id: string) => void;
}) {
  const { answer, fault, again } = useAsk(
    'rules.export',
    stored === undefined ? null : { ids: [stored.rule.id] },
  );
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (stored !== undefined && answer === undefined) return <Loading rows={12} />;
  return <TextForm key={answer?.text} initial={answer?.text ?? ''} changed={changed} />;
}

function TextForm({ initial, changed }: { initial: string; changed: (id: string) => void }) {
  const { say } = useWall().words;
  const may = useMay('rules.import');
  const [text, setText] = useState(initial);
  const [problems, setProblems] = useState<readonly RuleProblem[]>([]);
  const [done, setDone] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const saving = useChange('rules.import');
  const reading = useChange('rules.read');
  const read = async () => {
    const answer = await reading.run({ text });
    if (answer === undefined || answer.ok) return answer?.rules;
    setProblems(answer.problems);
    return undefined;
  };
  const save = async () => {
    const answer = await saving.run({ text });
    if (answer === undefined) return;
    setProblems(answer.ok ? [] : answer.problems);
    setDone(answer.ok ? answer.ids.join(', ') : '');
    if (answer.ok && answer.ids.length === 1) changed(answer.ids[0] ?? '');
  };
  return (
    <>
      <Problems problems={problems} />
      {done !== '' && <p role="status">{say('rules.text.done', { ids: done })}</p>}
      <Input.TextArea
        className="rule-text"
        value={text}
        readOnly={!may}
        rows={28}
        spellCheck={false}
        aria-label={say('rules.text.label')}
        onChange={({ target }) => setText(target.value)}
      />
      {saving.fault !== undefined && <ErrorNote fault={saving.fault} />}
      {may && (
        <div className="alerts-bar">
          <Button type="primary" loading={saving.busy} onClick={() => void save()}>
            {say('rules.text.save')}
          </Button>
          <Button onClick={() => file.current?.click()}>{say('rules.text.file')}</Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".yaml,.yml,.json"
            onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
          />
        </div>
      )}
      {reading.fault !== undefined && <ErrorNote fault={reading.fault} />}
      <RulePreview read={read} refused={setProblems} />
    </>
  );
}

function Problems({ problems }: { problems: readonly RuleProblem[] }) {
  const { words } = useWall();
  if (problems.length === 0) return null;
  return (
    <Alert
      type="error"
      role="alert"
      title={words.say('rules.problems', { count: problems.length })}
      description={
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`}>{placedText(words, problem)}</li>
          ))}
        </ul>
      }
    />
  );
}
