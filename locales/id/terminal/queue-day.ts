/** The played day of the queue, for a terminal. */
export const queueDay = {
  title: 'Sehari antrean: {people} orang, {counters} loket, {displays} layar',
  waiting: 'Menunggu (menit): median {median}, p95 {p95}',
  service: 'Dilayani (menit): median {median}, p95 {p95}',
  calls: '{calls} panggilan; tidak terlihat di layar: {missed}',
  unaccounted: 'Tiket yang akhirnya tidak cocok: {count}',
  fault: 'Kesalahan: {fault}',
};
