export function RelationEvidence({ id }: { id: string }) {
  return <p class="foreign">{id}</p>;
}
