/** Where the complainant follows the case; the code opens it. */
export function trackingAddress(publicAddress: string, trackingCode: string): string {
  return `${publicAddress}/pengaduan/lacak/${trackingCode}`;
}

/** Where the receiving agency says what it did. */
export function agencyAddress(publicAddress: string, token: string): string {
  return `${publicAddress}/instansi/${token}`;
}
