/** 1 January 1980, midnight: the earliest that the format can say. */
const time = 0;
const date = 0x21;

/**
 * A workbook is an archive whose parts carry the time of writing; with one time for all, the same values give the same
 * bytes.
 */
export function withFixedTimes(archive: Buffer): Buffer {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1) throw new Error('The workbook is no archive.');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    archive.writeUInt16LE(time, at + 12);
    archive.writeUInt16LE(date, at + 14);
    const local = archive.readUInt32LE(at + 42);
    archive.writeUInt16LE(time, local + 10);
    archive.writeUInt16LE(date, local + 12);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return archive;
}
