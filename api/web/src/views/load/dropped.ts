/** What is dropped onto the page: files, and all that lie in folders. */

/** Returns the files of a drop; raises nothing: what cannot be read is left out, as when a folder vanishes meanwhile. */
export async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  if (entries.every((entry) => entry === null || entry.isFile)) return [...data.files]; // before anything is waited for
  return (await Promise.all(entries.flatMap((entry) => (entry ? [within(entry)] : [])))).flat();
}

async function within(entry: FileSystemEntry): Promise<File[]> {
  try {
    if (isFile(entry)) return [await new Promise<File>((found, lost) => entry.file(found, lost))];
    if (!isFolder(entry)) return [];
    const reader = entry.createReader();
    const held: FileSystemEntry[] = [];
    for (;;) {
      const more = await new Promise<FileSystemEntry[]>((found, lost) => reader.readEntries(found, lost)); // a hundred at a time
      if (more.length === 0) break;
      held.push(...more);
    }
    const seen = held.filter((one) => !one.name.startsWith("."));
    return (await Promise.all(seen.map(within))).flat();
  } catch {
    return [];
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
