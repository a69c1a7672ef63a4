export default function Load() {
  return <h1>Load</h1>;
}
