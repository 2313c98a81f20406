import { Alert, Button, Popconfirm, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { ruleName } from '../../../../../shared/alerts-text/alert-line.ts';
import type { StoredRule } from '../../../../../shared/model/alert.ts';
import type { RuleProblem } from '../../../../../shared/model/rule-problem.ts';
import { useWall } from '../../../../link/use-station.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { useChange, useMay } from '../../../parts/use-change.ts';
import { useAddress } from '../../../use-address.ts';
import { rulesAddress } from '../alerts-address.ts';
import { blankDraft, draftOf, ruleOf } from './rule-draft.ts';
import { RuleForm } from './RuleForm.tsx';
import { otherProblems } from './rule-problems.ts';
import { RulePreview } from './RulePreview.tsx';
import { RuleText } from './RuleText.tsx';

/** One rule, as a form or as text; a preview shows what it would have done before it is saved. */
export function RuleEditor({
  stored,
  rules,
  close,
  changed,
}: {
  /** Undefined: a new one. */
  stored: StoredRule | undefined;
  rules: readonly StoredRule[];
  close: () => void;
  /** The rule of this id has another revision now. */
  changed: (id: string) => void;
}) {
  const { words } = useWall();
  const { say } = words;
  const [{ view }, change] = useAddress(rulesAddress);
  const title = stored === undefined ? say('rules.edit.new') : ruleName(words, stored.rule.name);
  return (
    <div className="rule-editor">
      <div className="alerts-bar">
        <Button onClick={close}>← {say('rules.back')}</Button>
        <h2>{title}</h2>
        <span className="gap" />
        <Segmented
          value={view}
          onChange={(next) => change({ view: next })}
          options={[
            { value: 'form', label: say('rules.view.form') },
            { value: 'text', label: say('rules.view.text') },
          ]}
        />
      </div>
      {view === 'text' ? (
        <RuleText stored={stored} changed={changed} />
      ) : (
        <FormView stored={stored} rules={rules} close={close} changed={changed} />
      )}
    </div>
  );
}

function FormView({
  stored,
  rules,
  close,
  changed,
}: {
  stored: StoredRule | undefined;
  rules: readonly StoredRule[];
  close: () => void;
  changed: (id: string) => void;
}) {
  const { say } = useWall().words;
  const may = useMay('rules.save');
  const [draft, setDraft] = useState(() => (stored === undefined ? blankDraft : draftOf(stored.rule)));
  const [enabled, setEnabled] = useState(stored?.enabled ?? true);
  const [problems, setProblems] = useState<readonly RuleProblem[]>([]);
  const saving = useChange('rules.save');
  const save = async () => {
    const rule = ruleOf(draft);
    const answer = await saving.run({ rule, enabled, was: stored?.revision ?? 0 });
    if (answer === undefined) return;
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) changed(draft.id.trim());
  };
  return (
    <>
      <Problems problems={problems} />
      {!may && <p className="load-note">{say('rules.readonly')}</p>}
      <RuleForm
        draft={draft}
        change={(changes) => setDraft({ ...draft, ...changes })}
        problems={problems}
        known={stored !== undefined}
        others={rules.map(({ rule }) => rule.id).filter((id) => id !== draft.id)}
        disabled={!may}
      />
      {may && (
        <div className="alerts-bar">
          <Button type="primary" loading={saving.busy} onClick={() => void save()}>
            {say('rules.save')}
          </Button>
          <label className="rule-enabled">
            <Switch checked={enabled} onChange={setEnabled} aria-label={say('rules.field.enabled')} />
            {say('rules.field.enabled')}
          </label>
          <span className="gap" />
          {stored !== undefined && !stored.shipped && <Remove stored={stored} close={close} />}
        </div>
      )}
      {saving.fault !== undefined && <ErrorNote fault={saving.fault} />}
      <RulePreview read={async () => [ruleOf(draft)]} refused={setProblems} />
    </>
  );
}

function Problems({ problems }: { problems: readonly RuleProblem[] }) {
  const { words } = useWall();
  const others = otherProblems(words, problems);
  if (problems.length === 0) return null;
  return (
    <Alert
      type="error"
      role="alert"
      title={words.say('rules.problems', { count: problems.length })}
      description={others.length > 0 ? others.join('; ') : undefined}
    />
  );
}

/** Takes a rule of one's own away, or a shipped one back. */
function Remove({ stored, close }: { stored: StoredRule; close: () => void }) {
  const { say } = useWall().words;
  const removing = useChange('rules.remove');
  const remove = async () => {
    const answer = await removing.run({ id: stored.rule.id, was: stored.revision });
    if (answer?.ok === true) close();
  };
  return (
    <>
      {removing.fault !== undefined && <ErrorNote fault={removing.fault} />}
      <Popconfirm
        title={say('rules.remove.ask')}
        okText={say('rules.remove.yes')}
        cancelText={say('alerts.dialog.cancel')}
        onConfirm={() => void remove()}
      >
        <Button danger loading={removing.busy}>
          {say('rules.remove')}
        </Button>
      </Popconfirm>
    </>
  );
}
