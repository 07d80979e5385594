import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';
import type { Disposition, DispositionKind } from '../domain/report/report.js';
import type { Aspect } from '../domain/visibility/visibility.js';
import { DispositionKindEnum, ReportActorRoleEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';
import { OutsideBodyEnum } from './report-life.enums.js';

@ObjectType('Disposition', { description: 'Disposisi: penyerahan laporan dari satu meja ke meja lain.' })
export class DispositionType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: '1, 2, 3 … dalam satu laporan.' })
  hop!: number;

  @Field(() => DispositionKindEnum)
  kind!: DispositionKind;

  @Field(() => AgencyReference, { nullable: true })
  from!: AgencyReference | null;

  @Field(() => AgencyReference, { nullable: true })
  to!: AgencyReference | null;

  @Field(() => String, { nullable: true, description: 'Alasan atau petunjuk; hanya bagi pelapor dan petugas yang menangani.' })
  note!: string | null;

  @Field(() => AgencyReference, { nullable: true, description: 'Pada pengembalian: instansi yang diusulkan.' })
  proposedAgency!: AgencyReference | null;

  @Field(() => OutsideBodyEnum, { nullable: true, description: 'Pada pengembalian: lembaga di luar LAPOR! yang diusulkan.' })
  proposedBody!: OutsideBody | null;

  @Field(() => ReportActorRoleEnum, { description: 'Peran petugas yang mendisposisikan; SYSTEM bila karena instansi berakhir.' })
  byRole!: string;

  @Field(() => Date)
  disposedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Saat diterima oleh instansi tujuan.' })
  acceptedAt!: Date | null;
}

/** A disposition as far as a view of its report shows it. */
export function toDispositionType(disposition: Disposition, view: ReadonlySet<Aspect>): DispositionType {
  const { id, hop, kind, byRole, disposedAt, acceptedAt } = disposition;
  const reasoned = view.has('dispositionNotes');
  return Object.assign(new DispositionType(), {
    id,
    hop,
    kind,
    byRole,
    disposedAt,
    acceptedAt,
    from: toAgency(disposition.fromDeskCode),
    to: toAgency(disposition.toDeskCode),
    note: reasoned ? disposition.note : null,
    proposedAgency: reasoned ? toAgency(disposition.proposedAgencyCode) : null,
    proposedBody: reasoned ? disposition.proposedBody : null,
  });
}
