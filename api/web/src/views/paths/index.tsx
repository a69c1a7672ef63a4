export default function Paths() {
  return <h1>Paths</h1>;
}
