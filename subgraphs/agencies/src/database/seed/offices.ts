import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { AgencyRow } from './agency-row.js';

/** Where every report without a target agency arrives. */
export const NATIONAL_DESK_UNIT: AgencyRow = [NATIONAL_DESK, 'Admin Nasional SP4N-LAPOR!', 'Admin Nasional'];

/** Offices of the city of Metro (Lampung), so that one government has a tree to forward within. */
export const METRO_OFFICES: readonly AgencyRow[] = [
  ['D-18.72-BPBD', 'Badan Penanggulangan Bencana Daerah Kota Metro', 'BPBD Kota Metro'],
  ['D-18.72-DINKES', 'Dinas Kesehatan Kota Metro', 'Dinkes Kota Metro'],
  ['D-18.72-DINSOS', 'Dinas Sosial Kota Metro', 'Dinsos Kota Metro'],
  ['D-18.72-DISDIK', 'Dinas Pendidikan dan Kebudayaan Kota Metro', 'Disdikbud Kota Metro'],
  ['D-18.72-DISDUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil Kota Metro', 'Disdukcapil Kota Metro'],
  ['D-18.72-DISHUB', 'Dinas Perhubungan Kota Metro', 'Dishub Kota Metro'],
  ['D-18.72-DLH', 'Dinas Lingkungan Hidup Kota Metro', 'DLH Kota Metro'],
  ['D-18.72-PUPR', 'Dinas Pekerjaan Umum dan Tata Ruang Kota Metro', 'DPUTR Kota Metro'],
  ['D-18.72-SATPOLPP', 'Satuan Polisi Pamong Praja Kota Metro', 'Satpol PP Kota Metro'],
];
