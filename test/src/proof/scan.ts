import type { Actor } from './actors.js';
import type { Canaries, Canary } from './canaries.js';
import { mayBeGiven, type Snapshot } from './oracle.js';

/** Every report of this proof, with its states by version. */
export interface Archive {
  record(snapshots: readonly Snapshot[]): void;
  /** The state at a version; its neighbours when two commands passed between two looks. */
  at(reportId: string, version: number): readonly Snapshot[];
  latest(reportId: string): readonly Snapshot[];
  /** All its states that were looked at. */
  every(reportId: string): readonly Snapshot[];
  readonly reports: Iterable<Snapshot>;
}

export function createArchive(): Archive {
  const versions = new Map<string, Map<number, Snapshot>>();
  const latest = new Map<string, Snapshot>();
  return {
    record(snapshots) {
      for (const snapshot of snapshots) {
        const known = versions.get(snapshot.id) ?? new Map<number, Snapshot>();
        versions.set(snapshot.id, known.set(snapshot.version, snapshot));
        latest.set(snapshot.id, snapshot);
      }
    },
    at(reportId, version) {
      const known = versions.get(reportId) ?? new Map<number, Snapshot>();
      const exact = known.get(version);
      if (exact) return [exact];
      const numbers = [...known.keys()].toSorted((one, other) => one - other);
      return [numbers.findLast((each) => each < version), numbers.find((each) => each > version)].flatMap(
        (each) => known.get(each ?? -1) ?? [],
      );
    },
    every: (reportId) => [...(versions.get(reportId)?.values() ?? [])],
    latest: (reportId) => [latest.get(reportId)].filter((snapshot) => snapshot !== undefined),
    get reports() {
      return latest.values();
    },
  };
}

/** What an answer gives somebody who may not be given it: `part of report`, empty when all is well. */
export function forbiddenIn(
  text: string,
  actor: Actor,
  statesOf: (reportId: string) => readonly Snapshot[],
  { canaries, archive }: { readonly canaries: Canaries; readonly archive: Archive },
): readonly string[] {
  const ids = [...archive.reports].filter(({ reporterId }) => text.includes(reporterId));
  const found: readonly Canary[] = [
    ...canaries.find(text),
    ...ids.map(({ id, reporterId }): Canary => ({ word: reporterId, reportId: id, part: 'identity' })),
  ];
  return found
    .filter((canary) => !statesOf(canary.reportId).some((snapshot) => mayBeGiven(actor, snapshot, canary)))
    .map(({ part, reportId, word }) => `${actor.name} was given ${part} (${word}) of ${reportId}`);
}
