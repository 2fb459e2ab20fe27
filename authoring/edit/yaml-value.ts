import type { Steps } from '../../src/compiler/yaml-file.ts';

/** What a file of YAML can hold. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | YamlRecord;

/** A key without a value is no key. */
export interface YamlRecord {
  readonly [key: string]: YamlValue | undefined;
}

/** A value to be at these steps; undefined takes the key or the entry out. */
export interface YamlChange {
  readonly steps: Steps;
  readonly value: YamlValue | undefined;
  /** The keys of the map around it in their usual order, for a key that is new. */
  readonly order?: readonly string[];
}

/** A value with another one somewhere inside of it; maps on the way are made, and lists take it at their end. */
export function withValue(
  around: YamlValue | undefined,
  { steps: [step, ...steps], value, order }: YamlChange,
): YamlValue | undefined {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(around) ? [...(around as readonly YamlValue[])] : [];
    const put = withValue(list[step], { steps, value, order });
    list.splice(Math.min(step, list.length), 1, ...(put === undefined ? [] : [put]));
    return list;
  }
  const map = isRecord(around) ? around : {};
  const put = withValue(map[step], { steps, value, order });
  if (step in map || put === undefined) return { ...map, [step]: put };
  if (steps.length > 0 || !order) return { ...map, [step]: put };
  const before = order.slice(0, order.indexOf(step) + 1);
  const entries = Object.entries(map);
  const at = entries.findLastIndex(([key]) => before.includes(key)) + 1;
  return Object.fromEntries([...entries.slice(0, at), [step, put], ...entries.slice(at)]);
}

/** Whether two values are the same to the compiler, which trims texts. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.trim() === other.trim();
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => same(value, other[index]));
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const keys = keysOf(one);
  return keys.length === keysOf(other).length && keys.every((key) => same(one[key], other[key]));
}

function keysOf(record: YamlRecord): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

export function isRecord(value: unknown): value is YamlRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCompound(value: YamlValue): value is readonly YamlValue[] | YamlRecord {
  return typeof value === 'object' && value !== null;
}

/**
 * For each new entry of a list the index of the old one it was: the one with the same id, or the same value, or, where
 * its neighbours stayed, the one in its place; null for one that is new.
 */
export function matches(old: readonly YamlValue[], value: readonly YamlValue[]): (number | null)[] {
  const free = new Set(old.keys());
  const take = (index: number | undefined) => {
    if (index === undefined) return null;
    free.delete(index);
    return index;
  };
  const isOld = (now: YamlValue, index: number) =>
    idOf(now) === undefined ? same(old[index], now) : idOf(old[index]) === idOf(now);
  const inPlace = value.map((now, at) => (at < old.length && isOld(now, at) ? take(at) : null));
  const found = value.map((now, at) => inPlace[at] ?? take([...free].find((index) => isOld(now, index))));
  return found.map((index, at) => {
    if (index !== null || !free.has(at) || !isBetween(found, at)) return index;
    const isSameKind = (idOf(old[at]) === undefined) === (idOf(value[at]) === undefined);
    const isRenamed = idOf(value[at]) !== undefined && old.length === value.length;
    return isSameKind && (idOf(value[at]) === undefined || isRenamed) ? take(at) : null;
  });
}

/** Whether the entries around one stayed in their order, so that it is the old one with another value. */
function isBetween(found: readonly (number | null)[], at: number): boolean {
  return found.every(
    (index, place) => index === null || (place < at ? index < at : index > at || place === at),
  );
}

function idOf(value: YamlValue | undefined): YamlValue | undefined {
  return isRecord(value) ? value['id'] : undefined;
}
