import { useAddress } from '../../../use-address.ts';
import { rulesAddress } from '../alerts-address.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleList } from './RuleList.tsx';
import { useAsk } from '../../../parts/use-ask.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { Loading } from '../../../parts/Loading.tsx';

/** By which rules alerts are raised, and one of them to be changed. */
export function Rules() {
  const [{ rule }, change] = useAddress(rulesAddress);
  const { answer, fault, again } = useAsk('rules.list', {});
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading rows={10} />;
  if (rule === '') return <RuleList rules={answer.rules} again={again} />;
  const stored = answer.rules.find((each) => each.rule.id === rule);
  return (
    <RuleEditor
      key={`${rule} ${stored?.revision}`}
      stored={stored}
      rules={answer.rules}
      close={() => {
        change({ rule: '', view: 'form' });
        again();
      }}
      changed={(id) => {
        change({ rule: id });
        again();
      }}
    />
  );
}
