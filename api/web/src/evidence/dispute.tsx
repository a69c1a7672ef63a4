export function DisputeEvidence({ id }: { id: string }) {
  return <p class="foreign">{id}</p>;
}
