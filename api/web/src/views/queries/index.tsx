export default function Queries() {
  return <h1>Queries</h1>;
}
