import { type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { openJourney, type StepReport } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';

/** The columns of the visibility matrix (domain.md 4.2), and a report that no verifier has published. */
export const KINDS = {
  normal: { filing: {}, publish: true },
  anonymous: { filing: { anonymous: true }, publish: true },
  confidential: { filing: { confidential: true }, publish: false },
  both: { filing: { anonymous: true, confidential: true }, publish: false },
  unpublished: { filing: {}, publish: false },
} as const;
export type Kind = keyof typeof KINDS;
export const ALL_KINDS = Object.keys(KINDS) as Kind[];

/** Who looks; `reporter` is the one who filed. The agency is Kota Metro. */
export const VIEWERS = [
  'anyone',
  'warga2',
  'reporter',
  'admin-nasional',
  'petugas-metro',
  'petugas-bogor',
  'pimpinan-metro',
  'pengawas-ombudsman',
] as const;
export type Viewer = (typeof VIEWERS)[number];

/**
 * What each viewer sees of each kind: `public` parts, what was `original`ly written with the dialogue, and the reporter's
 * `identity`. An `outline` is state and codes without any text. Nothing at all: for this viewer there is no such report.
 */
const OUTSIDER = { normal: 'public identity', anonymous: 'public', confidential: '', both: '', unpublished: '' };
const PARTY = {
  normal: 'public original identity',
  anonymous: 'public original',
  confidential: 'public original identity',
  both: 'public original',
  unpublished: 'public original identity',
};
const NATIONAL = {
  normal: 'public original',
  anonymous: 'public original',
  confidential: 'public original',
  both: 'public original',
  unpublished: 'public original',
};
export const VISIBLE: Readonly<Record<Viewer, Readonly<Record<Kind, string>>>> = {
  anyone: OUTSIDER,
  warga2: OUTSIDER,
  reporter: PARTY,
  'admin-nasional': NATIONAL,
  'petugas-metro': PARTY,
  'petugas-bogor': OUTSIDER,
  'pimpinan-metro': { ...PARTY, confidential: 'outline', both: 'outline' },
  'pengawas-ombudsman': { ...NATIONAL, confidential: '', both: '' },
};

export interface FiveReports {
  readonly reports: Readonly<Record<Kind, StepReport>>;
  /** Files the anonymous ones and nothing else. */
  readonly hidden: RegisteredCitizen;
  readonly open: RegisteredCitizen;
  reporterOf(kind: Kind): RegisteredCitizen;
}

/** One report of each kind, in progress at Kota Metro with one follow-up. */
export async function fileFiveReports(system: OpenSystem): Promise<FiveReports> {
  const hidden = await registerCitizen(system, {
    fullName: 'Wulandari Tersembunyi',
    email: 'wulandari.sembunyi@surel-rahasia.id',
    phone: '081377001234',
    nik: '1872015203850003',
  });
  const open = await registerCitizen(system, {
    fullName: 'Hartono Terbuka',
    email: 'hartono.terbuka@contoh.id',
    phone: '081377005678',
    nik: '3271014504900002',
  });
  const reporterOf = (kind: Kind) => (kind === 'anonymous' || kind === 'both' ? hidden : open);
  const reports = {} as Record<Kind, StepReport>;
  for (const kind of ALL_KINDS) {
    const { filing, publish } = KINDS[kind];
    reports[kind] = await openJourney(system)
      .citizen(reporterOf(kind).client)
      .files(filing)
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72', { publish })
      .acceptedBy('petugas-metro')
      .followedUpBy('petugas-metro');
  }
  return { reports, hidden, open, reporterOf };
}
