import { REPORT_CLASSES, type ReportClass } from '@lapor/schema/report-classes';

export { REPORT_CLASSES, type ReportClass };

const LABELS: Readonly<Record<ReportClass, string>> = {
  COMPLAINT: 'Pengaduan',
  ASPIRATION: 'Aspirasi',
  INFORMATION_REQUEST: 'Permintaan informasi',
  WHISTLEBLOWING: 'Pelaporan pelanggaran (whistleblowing)',
  PROCUREMENT: 'Pengadaan barang dan jasa',
};

/** The Indonesian label of a class. */
export function classLabel(reportClass: ReportClass): string {
  return LABELS[reportClass];
}

/** How far a report is closed to others; the two are independent (domain.md 0.3). */
export interface Secrecy {
  /** Anonim: the reporter is hidden from the reported agency and the public. */
  readonly anonymous: boolean;
  /** Rahasia: the content is hidden from the public. */
  readonly confidential: boolean;
}

/** Whistle-blowing is closed both ways whatever was asked for (domain.md 4.2, rules). */
export function secrecyOf(reportClass: ReportClass, asked: Secrecy): Secrecy {
  return reportClass === 'WHISTLEBLOWING'
    ? { anonymous: true, confidential: true }
    : { anonymous: asked.anonymous, confidential: asked.confidential };
}

/** What is true in either; a verifier may tighten and never loosen. */
export function tighten(present: Secrecy, asked: Secrecy): Secrecy {
  return { anonymous: present.anonymous || asked.anonymous, confidential: present.confidential || asked.confidential };
}
