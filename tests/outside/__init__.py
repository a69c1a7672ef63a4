"""What programs say of our files that are not ours: Apache Jena, the OWL API with HermiT, the nanopub library."""
