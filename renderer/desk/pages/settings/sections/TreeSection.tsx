import { Button, Input } from 'antd';
import { useState } from 'react';
import { treeCsv } from '../../../../../shared/model/tree-file.ts';
import type { TreeNode } from '../../../../../shared/model/tree.ts';
import { useWall } from '../../../../link/use-station.ts';
import { DeedLine } from '../../../parts/DeedLine.tsx';
import { type Deed } from '../../../parts/use-act.ts';
import { saveText } from '../../../parts/save-file.ts';
import { countOf, freshKey, readTreeFile } from '../tree-tools.ts';
import { useField, useSettings } from '../use-settings.ts';

type Kind = 'categories' | 'regions';

/** The tree of complaint classes, or that of regions. */
export function TreeSection({ kind }: { kind: Kind }) {
  const { say } = useWall().words;
  const { value, set, off, problem } = useField([kind]);
  // The draft was read by the schema.
  const tree = value as TreeNode[];
  return (
    <>
      <p className="set-text">{say(`settings.${kind}.text`)}</p>
      <TreeFiles kind={kind} tree={tree} off={off} set={set} />
      {problem !== undefined && <p data-level="critical">{problem}</p>}
      {tree.length === 0 ? (
        <p className="dim">{say('settings.tree.none')}</p>
      ) : (
        <p className="dim">{say('settings.tree.count', { count: countOf(tree) })}</p>
      )}
      <Nodes kind={kind} nodes={tree} path={[kind]} off={off} />
    </>
  );
}

/** Reads a tree from a file, or asks for the example; what became of it. */
function useTreeFiles(kind: Kind, set: (tree: unknown) => void) {
  const { client, words } = useWall();
  const { say } = words;
  const [deed, setDeed] = useState<Deed>({ busy: false, said: '', fault: undefined });
  const load = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const read = readTreeFile(await file.text());
      set(read);
      setDeed({ busy: false, said: say('settings.tree.read', { count: countOf(read) }), fault: undefined });
    } catch (fault) {
      setDeed({ busy: false, said: '', fault });
    }
  };
  const loadExample = async () => {
    setDeed({ busy: true, said: '', fault: undefined });
    try {
      const { nodes } = await client.ask('settings.example', { tree: kind });
      set(nodes);
      setDeed({
        busy: false,
        said: say('settings.tree.exampleRead', { count: countOf(nodes) }),
        fault: undefined,
      });
    } catch (fault) {
      setDeed({ busy: false, said: '', fault });
    }
  };
  return { deed, load, loadExample };
}

function TreeFiles({
  kind,
  tree,
  off,
  set,
}: {
  kind: Kind;
  tree: TreeNode[];
  off: boolean;
  set: (tree: unknown) => void;
}) {
  const { say } = useWall().words;
  const { deed, load, loadExample } = useTreeFiles(kind, set);
  return (
    <div className="tree-files">
      <label className="file-button" aria-disabled={off}>
        {say('settings.tree.import')}
        <input
          type="file"
          className="unseen"
          accept=".csv,.json"
          disabled={off}
          onChange={({ target }) => {
            void load(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      <Button
        disabled={tree.length === 0}
        onClick={() => void saveText(`${kind}.csv`, `\uFEFF${treeCsv(tree)}`)}
      >
        {say('settings.tree.csv')}
      </Button>
      <Button
        disabled={tree.length === 0}
        onClick={() => void saveText(`${kind}.json`, `${JSON.stringify(tree, null, 2)}\n`)}
      >
        {say('settings.tree.json')}
      </Button>
      <Button disabled={off || deed.busy || tree.length > 0} onClick={() => void loadExample()}>
        {say('settings.tree.example')}
      </Button>
      <DeedLine deed={deed} />
    </div>
  );
}

/** The nodes at one place of the tree. */
function Nodes({
  kind,
  nodes,
  path,
  off,
}: {
  kind: Kind;
  nodes: readonly TreeNode[];
  path: readonly (string | number)[];
  off: boolean;
}) {
  const { say } = useWall().words;
  const { set } = useField(path);
  return (
    <ul className="tree">
      {nodes.map((node, at) => (
        <Node
          key={at}
          kind={kind}
          node={node}
          path={[...path, at]}
          off={off}
          change={(next) => set(nodes.toSpliced(at, 1, ...next))}
          move={(by) => set(nodes.toSpliced(at, 1).toSpliced(at + by, 0, node))}
          last={at === nodes.length - 1}
        />
      ))}
      {!off && (
        <li>
          <Button
            size="small"
            type="dashed"
            onClick={() => set([...nodes, { key: freshKey(nodes), zh: '', en: '', children: [] }])}
          >
            {say('settings.tree.add')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Node({
  kind,
  node,
  path,
  off,
  last,
  change,
  move,
}: {
  kind: Kind;
  node: TreeNode;
  path: readonly (string | number)[];
  off: boolean;
  last: boolean;
  /** What stands in its place: itself, changed, or nothing. */
  change: (next: TreeNode[]) => void;
  move: (by: number) => void;
}) {
  const { words } = useWall();
  const { say, language } = words;
  const [open, setOpen] = useState(false);
  const called = language === 'en' && node.en !== '' ? node.en : node.zh;
  return (
    <li>
      <div className="tree-node">
        <Button
          size="small"
          type="text"
          aria-expanded={open}
          aria-label={say('settings.tree.open', { name: called, count: node.children.length })}
          onClick={() => setOpen(!open)}
        >
          {open ? '▾' : '▸'} <small className="dim">{node.children.length}</small>
        </Button>
        {(['key', 'zh', 'en'] as const).map((part) => (
          <NodeText
            key={part}
            path={[...path, part]}
            label={say('setup.of', { act: say(`settings.tree.${part}`), what: called })}
            hint={say(`settings.tree.${part}`)}
            off={off}
          />
        ))}
        <NodeActs
          called={called}
          off={off}
          first={path.at(-1) === 0}
          last={last}
          change={change}
          move={move}
        />
      </div>
      {open && <Nodes kind={kind} nodes={node.children} path={[...path, 'children']} off={off} />}
    </li>
  );
}

function NodeActs({
  called,
  off,
  first,
  last,
  change,
  move,
}: {
  called: string;
  off: boolean;
  first: boolean;
  last: boolean;
  change: (next: TreeNode[]) => void;
  move: (by: number) => void;
}) {
  const { say } = useWall().words;
  const acts = [
    { word: 'settings.tree.up', sign: '↑', off: first, run: () => move(-1) },
    { word: 'settings.tree.down', sign: '↓', off: last, run: () => move(1) },
    { word: 'setup.sources.remove', sign: '×', off: false, run: () => change([]) },
  ] as const;
  return acts.map((act) => (
    <Button
      key={act.word}
      size="small"
      type="text"
      disabled={off || act.off}
      aria-label={say('setup.of', { act: say(act.word), what: called })}
      onClick={act.run}
    >
      {act.sign}
    </Button>
  ));
}

function NodeText({
  path,
  label,
  hint,
  off,
}: {
  path: readonly (string | number)[];
  label: string;
  hint: string;
  off: boolean;
}) {
  const { value, problem } = useField(path);
  const { set } = useSettings();
  return (
    <Input
      size="small"
      aria-label={label}
      title={problem ?? hint}
      placeholder={hint}
      disabled={off}
      value={typeof value === 'string' ? value : ''}
      {...(problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
      onChange={({ target }) => set(path, target.value)}
    />
  );
}
