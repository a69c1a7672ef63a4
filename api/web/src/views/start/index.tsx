export function Start() {
  return <h1>Allegiance</h1>;
}
