import { Button, Input, Select, Tag } from 'antd';
import { memo, useMemo } from 'react';
import type { Topics } from '../../../../shared/contract/topics.ts';
import type { TreeNode } from '../../../../shared/model/tree.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { compareNames } from '../../../panels/compare-names.ts';
import { kindName, pathNames } from '../../../panels/order-names.ts';
import { isFiltered, listMarks, listSorts, listStates, pathText } from './order-list.ts';
import { noFilter, type ChangeOrders, type OrdersAddress } from './orders-address.ts';

type ManyKey = 'kind' | 'unit' | 'state' | 'only';
interface Filtering {
  address: OrdersAddress;
  change: ChangeOrders;
}
interface Option {
  value: string;
  label: string;
}

/** Which orders are listed, and in which order. Apart from what moves with the clock. */
export const OrderFilters = memo(function OrderFilters({ address, change }: Filtering) {
  const { words } = useWall();
  const { say } = words;
  const kinds = useTopic('orderKinds') ?? {};
  const shares = useTopic('orderShares') ?? {};
  const trees = useTopic('trees');
  const named = <T extends string>(values: readonly T[], name: (value: T) => string): Option[] =>
    values.map((value) => ({ value, label: name(value) }));
  const many = (key: ManyKey, name: string, options: Option[]) => (
    <ManySelect
      name={name}
      chosen={address[key]}
      options={options}
      choose={(chosen) => change({ [key]: chosen, from: 0 })}
    />
  );
  return (
    <div className="order-filters" role="search">
      <Input
        allowClear
        value={address.find}
        maxLength={64}
        placeholder={say('orders.filter.find')}
        aria-label={say('orders.filter.find.label')}
        onChange={({ target }) => change({ find: target.value, from: 0 }, 'replace')}
      />
      {many(
        'kind',
        say('orders.filter.kinds'),
        named(Object.keys(kinds), (kind) => kindName(kinds, kind, words)),
      )}
      {many(
        'state',
        say('orders.filter.states'),
        named(listStates, (value) => say(`orders.state.${value}`)),
      )}
      {many('unit', say('orders.filter.units'), unitOptions(shares))}
      <PathSelect which="class" nodes={trees?.categories?.nodes ?? []} address={address} change={change} />
      <PathSelect which="region" nodes={trees?.regions?.nodes ?? []} address={address} change={change} />
      {many(
        'only',
        say('orders.filter.only'),
        named(listMarks, (value) => say(`orders.mark.${value}`)),
      )}
      <Owners address={address} change={change} />
      <span className="gap" />
      <Select
        aria-label={say('orders.filter.sort')}
        popupMatchSelectWidth={false}
        value={listSorts.find((sort) => sort === address.sort) ?? 'left'}
        options={named(listSorts, (value) => say(`orders.sort.${value}`))}
        onChange={(sort) => change({ sort, from: 0 })}
      />
    </div>
  );
});

function ManySelect(given: {
  name: string;
  chosen: readonly string[];
  options: Option[];
  choose: (chosen: string[]) => void;
}) {
  const { name, chosen, options, choose } = given;
  return (
    <Select
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      aria-label={name}
      placeholder={name}
      optionFilterProp="label"
      value={[...chosen]}
      options={options}
      onChange={choose}
    />
  );
}

function PathSelect(given: Filtering & { which: 'class' | 'region'; nodes: readonly TreeNode[] }) {
  const { address, change, which, nodes } = given;
  const { words } = useWall();
  const name = words.say(`orders.filter.${which}`);
  return (
    <Select
      showSearch
      allowClear
      aria-label={name}
      placeholder={name}
      optionFilterProp="label"
      value={address[which] === '' ? null : address[which]}
      options={useMemo(() => pathOptions(nodes, words), [nodes, words])}
      onChange={(chosen) => change({ [which]: chosen ?? '', from: 0 })}
    />
  );
}

/** Whose orders are listed, and the way back to everybody's. */
function Owners({ address, change }: Filtering) {
  const { say } = useWall().words;
  return (
    <>
      {address.owner.map((owner) => (
        <Tag
          key={owner}
          closable
          onClose={() => change({ owner: address.owner.filter((each) => each !== owner), from: 0 })}
        >
          {say('orders.filter.owner', { name: owner === '' ? say('orders.noOwner') : owner })}
        </Tag>
      ))}
      {isFiltered(address) && (
        <Button type="link" onClick={() => change(noFilter)}>
          {say('orders.filter.clear')}
        </Button>
      )}
    </>
  );
}

function unitOptions(shares: Topics['orderShares']): Option[] {
  return Object.keys(shares)
    .filter((key) => key.startsWith('unit:') && key !== 'unit:')
    .map((key) => ({ value: key.slice('unit:'.length), label: key.slice('unit:'.length) }))
    .toSorted((one, other) => compareNames(one.label, other.label));
}

/** Every node of a tree by its path. */
function pathOptions(nodes: readonly TreeNode[], words: Words): Option[] {
  const below = (children: readonly TreeNode[], above: readonly string[]): Option[] =>
    children.flatMap((node) => {
      const path = [...above, node.key];
      const label = pathNames(nodes, path, words).join(' / ');
      return [{ value: pathText(path), label }, ...below(node.children, path)];
    });
  return below(nodes, []);
}
