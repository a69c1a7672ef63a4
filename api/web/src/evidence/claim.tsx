export function ClaimEvidence({ id }: { id: string }) {
  return <p class="foreign">{id}</p>;
}
