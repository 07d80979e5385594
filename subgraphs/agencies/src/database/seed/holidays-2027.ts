import { type DaysOff, toHolidays } from './to-holidays.js';

/** The days that are off every year (Keppres 8/2024). For 2027 no joint decree could be read: all of it may still move. */
const YEARLY = 'PROVISIONAL: Keppres 8/2024; SKB tahun 2027 belum diverifikasi';

/** Not in here, because they could not be computed: Nyepi, Waisak and every cuti bersama. */
const EXPECTED: DaysOff = {
  '2027-01-01': 'Tahun Baru 2027 Masehi',
  // 27 Rajab 1448 in the calendar of Umm al-Qura, as every Islamic day below but Idulfitri.
  '2027-01-05': 'Isra Mikraj Nabi Muhammad SAW',
  '2027-02-06': 'Tahun Baru Imlek 2578 Kongzili',
  // 1 Syawal 1448 by the criterion of MABIMS, a day after Umm al-Qura, as in 2026.
  '2027-03-10': 'Idulfitri 1448 Hijriah',
  '2027-03-11': 'Idulfitri 1448 Hijriah',
  // Easter is 28 March 2027: two days before it, itself, and 39 days after it.
  '2027-03-26': 'Wafat Yesus Kristus',
  '2027-03-28': 'Kebangkitan Yesus Kristus (Paskah)',
  '2027-05-01': 'Hari Buruh Internasional',
  '2027-05-06': 'Kenaikan Yesus Kristus',
  '2027-05-16': 'Iduladha 1448 Hijriah',
  '2027-06-01': 'Hari Lahir Pancasila',
  '2027-06-06': '1 Muharam Tahun Baru Islam 1449 Hijriah',
  '2027-08-14': 'Maulid Nabi Muhammad SAW',
  '2027-08-17': 'Proklamasi Kemerdekaan',
  '2027-12-25': 'Kelahiran Yesus Kristus (Natal)',
};

export const HOLIDAYS_2027 = toHolidays('NATIONAL', EXPECTED, YEARLY, true);
