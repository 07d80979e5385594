/**
 * Words that stand in nearly every Indonesian text, with their usual short forms in messages. PostgreSQL ships none for
 * its `indonesian` configuration, and a list of its own would need a file on the server.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `ada adalah agar akan anda antara apa apakah atas atau bagi bahwa banyak beberapa belum bisa bukan dalam dan dapat dari
   demikian dengan dgn di dia dll dlm dr hal hanya harus hingga ia ingin ini itu jadi jangan jg jika juga kah kalau kami
   karena ke kepada kita krn lagi lah lalu lebih maka masih mereka mohon mohonlah namun nya oleh pada para pd pun saat
   saja sampai sangat saya sdh se sebagai sebelum secara sedang sehingga sejak selama semua seperti serta setelah setiap
   sgt spy suatu sudah supaya tapi tdk telah tentang terhadap tersebut tetapi tidak tlg tolong tsb untuk utk yaitu yang yg`
    .split(/\s+/)
    .filter(Boolean),
);
